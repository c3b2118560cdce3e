using Microsoft.Extensions.Logging.Abstractions;

namespace HoopsEdge.AppHost.Tests;

public sealed class AdminCommandTests
{
    private const string Token = "token-of-these-tests";

    [Theory]
    [InlineData("start-backfill", "POST /runs", """{"mode":"backfill"}""")]
    [InlineData("start-incremental", "POST /runs", """{"mode":"incremental"}""")]
    [InlineData("replay-dead-letters", "POST /dead-letters/replay", "{}")]
    public async Task A_button_of_the_dashboard_makes_the_admin_call_with_the_token(
        string command,
        string request,
        string body
    )
    {
        await using var server = await RecordingServer.StartAsync();
        await using var model = await AppHostModel.RunAsync($"--Parameters:hoops-admin-token={Token}");

        var result = await PressAsync(model, command, server.Port);

        result.Success.ShouldBeTrue(result.Message);
        server.Last.ShouldBe((request, $"Bearer {Token}", body));
    }

    [Fact]
    public async Task A_backfill_is_asked_about_before_it_spends_calls()
    {
        await using var model = await AppHostModel.RunAsync();

        Command(model, "start-backfill").ConfirmationMessage.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_scheduler_is_given_the_token_as_a_secret()
    {
        await using var model = await AppHostModel.RunAsync();

        model.Parameter("hoops-admin-token").Secret.ShouldBeTrue();
        (await model.EnvironmentAsync("scheduler"))["HOOPS_ADMIN_TOKEN"].ShouldBe("{hoops-admin-token.value}");
        (await model.EnvironmentAsync("fetcher")).Keys.ShouldNotContain("HOOPS_ADMIN_TOKEN");
    }

    private static ResourceCommandAnnotation Command(AppHostModel model, string name) =>
        model.Resource("scheduler").Annotations.OfType<ResourceCommandAnnotation>().Single(one => one.Name == name);

    private static async Task<ExecuteCommandResult> PressAsync(AppHostModel model, string name, int port)
    {
        var endpoint = model.Resource("scheduler").Annotations.OfType<EndpointAnnotation>().First();
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", port);
        await using var services = model.BuildServices();
        return await Command(model, name)
            .ExecuteCommand(
                new ExecuteCommandContext
                {
                    Services = services,
                    ResourceName = "scheduler",
                    CancellationToken = TestContext.Current.CancellationToken,
                    Logger = NullLogger.Instance,
#pragma warning disable ASPIREINTERACTION001 // Arguments are experimental, and required; these commands take none.
                    Arguments = new InteractionInputCollection([]),
#pragma warning restore ASPIREINTERACTION001
                }
            );
    }
}
