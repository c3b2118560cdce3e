namespace HoopsEdge.AppHost.Tests;

public sealed class ServiceTests
{
    private static readonly string[] Services = ["scheduler", "fetcher", "transformer", "cataloger"];

    public static TheoryData<string> EachService => [.. Services];

    [Fact]
    public async Task A_machine_where_nothing_is_configured_runs_everything_itself()
    {
        await using var model = await AppHostModel.RunAsync();

        string[] expected = [.. Services, "rabbitmq", "messaging", "messaging-password", "hoops-admin-token", "api"];
        expected.ShouldBeSubsetOf(model.Names);
    }

    [Theory]
    [MemberData(nameof(EachService))]
    public async Task Every_service_is_told_where_bus_and_lake_are_and_starts_when_the_broker_is_healthy(string service)
    {
        await using var model = await AppHostModel.RunAsync();

        var environment = await model.EnvironmentAsync(service);

        environment["ConnectionStrings__messaging"].ShouldBe("{messaging.connectionString}");
        Path.IsPathFullyQualified(environment["HOOPS__lake__folder"]).ShouldBeTrue();
        Path.GetFileName(environment["HOOPS__lake__folder"]).ShouldBe("lake");
        File.Exists(environment["HOOPS_CONFIG"]).ShouldBeTrue();
        model.Waits(service).ShouldContain("rabbitmq");
    }

    [Theory]
    [MemberData(nameof(EachService))]
    public async Task Every_services_health_is_watched(string service)
    {
        await using var model = await AppHostModel.RunAsync();

        var check = model.Resource(service).Annotations.OfType<HealthCheckAnnotation>().ShouldHaveSingleItem();

        check.Key.ShouldContain("/health");
    }

    [Fact]
    public async Task Two_fetchers_and_one_of_each_other_service_run_unless_told_otherwise()
    {
        await using var usual = await AppHostModel.RunAsync();
        await using var more = await AppHostModel.RunAsync("--Replicas:fetcher=5", "--Replicas:transformer=3");

        Services.Select(service => usual.Resource(service).GetReplicaCount()).ShouldBe([1, 2, 1, 1]);
        Services.Select(service => more.Resource(service).GetReplicaCount()).ShouldBe([1, 5, 3, 1]);
    }

    [Fact]
    public async Task A_wrong_number_of_replicas_is_one_line_that_names_the_key()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() =>
            AppHostModel.RunAsync("--Replicas:fetcher=none")
        );

        error.Message.ShouldBe("Replicas:fetcher: 'none' is not a number above 0");
    }

    [Fact]
    public async Task The_lake_can_be_another_folder()
    {
        var folder = Path.Combine(Path.GetTempPath(), "another-lake");
        await using var model = await AppHostModel.RunAsync($"--Lake:Folder={folder}");

        (await model.EnvironmentAsync("transformer"))["HOOPS__lake__folder"].ShouldBe(folder);
    }

    [Fact]
    public async Task Only_the_scheduler_is_reached_from_outside()
    {
        await using var model = await AppHostModel.RunAsync();

        Services.Where(service => Endpoints(service).Any(endpoint => endpoint.IsExternal)).ShouldBe(["scheduler"]);

        IEnumerable<EndpointAnnotation> Endpoints(string service) =>
            model.Resource(service).Annotations.OfType<EndpointAnnotation>();
    }
}
