namespace HoopsEdge.AppHost.Tests;

public sealed class StatsApiTests
{
    public static TheoryData<string> EachCaller => ["scheduler", "fetcher"];

    [Theory]
    [MemberData(nameof(EachCaller))]
    public async Task Without_a_key_the_simulator_stands_in_for_the_api(string caller)
    {
        await using var model = await AppHostModel.RunAsync();

        var environment = await model.EnvironmentAsync(caller);

        environment["CBBD_API_KEY"].ShouldBe("simulated");
        environment["HOOPS__api__base_url"].ShouldBe("{api.bindings.http.url}");
        environment["HOOPS__api__info_url"].ShouldBe("{api.bindings.http.url}/info");
        model.Waits(caller).ShouldContain("api");
    }

    [Theory]
    [InlineData("--Parameters:cbbd-api-key=K3Y")]
    [InlineData("--CBBD_API_KEY=K3Y")]
    public async Task With_a_key_the_real_api_is_called_and_nobody_sees_the_key(string setting)
    {
        await using var model = await AppHostModel.RunAsync(setting);

        model.Names.ShouldNotContain("api");
        model.Parameter("cbbd-api-key").Secret.ShouldBeTrue();
        (await model.Parameter("cbbd-api-key").GetValueAsync(TestContext.Current.CancellationToken)).ShouldBe("K3Y");
        foreach (var caller in EachCaller)
        {
            var environment = await model.EnvironmentAsync(caller);
            environment["CBBD_API_KEY"].ShouldBe("{cbbd-api-key.value}");
            environment.Keys.ShouldNotContain("HOOPS__api__base_url");
        }
    }

    [Fact]
    public async Task Only_who_calls_the_api_is_given_the_key()
    {
        await using var model = await AppHostModel.RunAsync("--CBBD_API_KEY=K3Y");

        (await model.EnvironmentAsync("transformer")).Keys.ShouldNotContain("CBBD_API_KEY");
        (await model.EnvironmentAsync("cataloger")).Keys.ShouldNotContain("CBBD_API_KEY");
    }

    [Fact]
    public async Task The_simulator_and_this_machines_folders_are_never_published()
    {
        await using var model = await AppHostModel.PublishAsync();

        var environment = await model.EnvironmentAsync("fetcher");

        model.Names.ShouldNotContain("api");
        environment["CBBD_API_KEY"].ShouldBe("{cbbd-api-key.value}");
        environment["HOOPS__lake__folder"].ShouldBe("/lake");
        environment.Keys.ShouldNotContain("HOOPS_CONFIG");
    }
}
