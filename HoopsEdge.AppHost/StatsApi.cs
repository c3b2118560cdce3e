namespace HoopsEdge.AppHost;

/// <summary>The API that is ingested: the real one with a key, or the simulator.</summary>
/// <param name="Key">The API key, or null when the simulator stands in.</param>
/// <param name="Simulator">The simulator, or null when there is a key.</param>
internal sealed record StatsApi(IResourceBuilder<ParameterResource>? Key, IResourceBuilder<ProjectResource>? Simulator);

/// <summary>Adds the API, and gives it to the services that call it.</summary>
internal static class StatsApiExtensions
{
    private const string KeyParameter = "cbbd-api-key";
    private const string KeyVariable = "CBBD_API_KEY";
    private const string Http = "http";

    // The simulator's defaults: the season that it serves and the key that it takes.
    private const string SimulatedSeason = "2026";
    private const string SimulatedKey = "simulated";

    // Nobody is kept waiting by a limit that is nobody's.
    private const string SimulatedRate = "100";

    /// <summary>
    /// The real API when the parameter <c>cbbd-api-key</c> or the environment variable <c>CBBD_API_KEY</c> has a value, and
    /// always in what is published; else the simulator.
    /// </summary>
    public static StatsApi AddStatsApi(this IDistributedApplicationBuilder builder)
    {
        var configured = builder.Configuration;
        var key = $"Parameters:{KeyParameter}";
        if (string.IsNullOrEmpty(configured[key]) && configured[KeyVariable] is { Length: > 0 } exported)
            configured[key] = exported;
        return builder.ExecutionContext.IsPublishMode || !string.IsNullOrEmpty(configured[key])
            ? new StatsApi(builder.AddParameter(KeyParameter, secret: true), null)
            : new StatsApi(null, builder.AddSimulator());
    }

    /// <summary>Tells a service where the API is and with which key it is called.</summary>
    public static IResourceBuilder<ProjectResource> WithStatsApi(
        this IResourceBuilder<ProjectResource> service,
        StatsApi api
    )
    {
        if (api.Key is { } key)
            service.WithEnvironment(KeyVariable, key);
        return api.Simulator is { } simulator ? service.WithSimulator(simulator) : service;
    }

    private static IResourceBuilder<ProjectResource> AddSimulator(this IDistributedApplicationBuilder builder) =>
        builder
            .AddProject<Projects.HoopsEdge_ApiSimulator>("api")
            .WithArgs("--teams", "40")
            .WithHttpHealthCheck("/__clock");

    private static IResourceBuilder<ProjectResource> WithSimulator(
        this IResourceBuilder<ProjectResource> service,
        IResourceBuilder<ProjectResource> simulator
    )
    {
        var address = simulator.GetEndpoint(Http);
        return service
            .WithEnvironment(KeyVariable, SimulatedKey)
            .WithEnvironment("HOOPS__api__base_url", address)
            .WithEnvironment("HOOPS__api__info_url", ReferenceExpression.Create($"{address}/info"))
            .WithEnvironment("HOOPS__api__requests_per_second", SimulatedRate)
            .WithEnvironment("HOOPS__api__burst", SimulatedRate)
            .WithEnvironment("HOOPS__seasons__start", SimulatedSeason)
            .WithEnvironment("HOOPS__seasons__end", SimulatedSeason)
            .WaitFor(simulator);
    }
}
