using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HoopsEdge.AppHost.Tests.Support;

/// <summary>What the AppHost would run or publish; nothing is started.</summary>
public sealed class AppHostModel : IAsyncDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder;

    private AppHostModel(IDistributedApplicationTestingBuilder builder) => _builder = builder;

    public IEnumerable<string> Names => _builder.Resources.Select(resource => resource.Name);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The model of <c>dotnet run --project HoopsEdge.AppHost</c> on a machine where nothing is configured.</summary>
    public static Task<AppHostModel> RunAsync(params string[] settings) => CreateAsync(settings);

    /// <summary>The model that <c>--publisher manifest</c> writes.</summary>
    public static Task<AppHostModel> PublishAsync(params string[] settings) =>
        CreateAsync(["--publisher=manifest", .. settings]);

    public IResource Resource(string name) => _builder.Resources.Single(resource => resource.Name == name);

    public ParameterResource Parameter(string name) => Resource(name).ShouldBeOfType<ParameterResource>();

    /// <summary>A service's environment; values that are known only later are manifest expressions.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string service)
    {
        var configuration = await ExecutionConfigurationBuilder
            .Create(Resource(service))
            .WithEnvironmentVariablesConfig()
            .BuildAsync(
                new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish),
                NullLogger.Instance,
                Cancellation
            );
        configuration.Exception.ShouldBeNull();
        return configuration.EnvironmentVariables.ToDictionary();
    }

    /// <summary>Names of what a service waits for.</summary>
    public IEnumerable<string> Waits(string service) =>
        Resource(service).Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name).Distinct();

    /// <summary>The services that the AppHost would use to run commands.</summary>
    public ServiceProvider BuildServices() => _builder.Services.BuildServiceProvider();

    public ValueTask DisposeAsync() => _builder.DisposeAsync();

    private static async Task<AppHostModel> CreateAsync(string[] settings)
    {
        // Whatever the environment of the tests has is overruled.
        string[] nothingConfigured =
        [
            "--CBBD_API_KEY=",
            "--Parameters:cbbd-api-key=",
            "--ConnectionStrings:messaging=",
        ];
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.HoopsEdge_AppHost>(
            [.. nothingConfigured, .. settings],
            Cancellation
        );
        return new AppHostModel(builder);
    }
}
