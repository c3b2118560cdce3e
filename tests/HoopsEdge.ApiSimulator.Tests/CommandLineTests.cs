namespace HoopsEdge.ApiSimulator.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Every_option_is_read()
    {
        var options = CommandLine.Parse(
            "--port 0 --teams 48 --seasons 2024..2026 --seed 7 --today 2026-02-10 --key k --quota 9 --tier 1 --changes 2 --stable-order --quirks elo-fields,unseeded-as99 --fault throttle@/plays/*:rate=0.5:times=3:retry-after=4 --fault 503".Split(
                ' '
            )
        );

        (options.Port, options.Teams, options.FirstSeason, options.LastSeason).ShouldBe((0, 48, 2024, 2026));
        (options.Seed, options.Key, options.Quota, options.Tier).ShouldBe((7, "k", 9, 1));
        options.Today.ShouldBe(new DateTimeOffset(2026, 2, 10, 12, 0, 0, TimeSpan.Zero));
        (options.ChangeRate, options.UnstableOrder).ShouldBe((2, false));
        options.Quirks.ShouldBe([Quirk.EloFields, Quirk.UnseededAs99], ignoreOrder: true);
        options
            .Faults[0]
            .ShouldBe(
                new FaultRule
                {
                    Kind = FaultKind.Throttle,
                    Route = "/plays/*",
                    Rate = 0.5,
                    Times = 3,
                    RetryAfterSeconds = 4,
                }
            );
        options.Faults[1].ShouldBe(new FaultRule { Kind = FaultKind.Error503 });
    }

    [Fact]
    public void A_host_says_where_to_listen_and_the_command_line_goes_before_it()
    {
        const string host = "http://localhost:4000";

        CommandLine.Parse([], host).Urls.ShouldBe(host);
        CommandLine.Parse(["--urls", "http://127.0.0.1:4001"], host).Urls.ShouldBe("http://127.0.0.1:4001");
        CommandLine
            .Parse(["--port", "4002"], host)
            .ShouldSatisfyAllConditions(options => options.Urls.ShouldBeNull(), options => options.Port.ShouldBe(4002));
        CommandLine.Parse([]).Urls.ShouldBeNull();
    }

    [Fact]
    public async Task It_listens_where_the_host_said()
    {
        await using var server = await SimulatorServer.StartAsync(
            new SimulatorOptions { Teams = 24, Urls = "http://127.0.0.1:0" },
            TestContext.Current.CancellationToken
        );
        using var http = new HttpClient();

        var clock = await http.GetAsync(new Uri(server.BaseAddress, "__clock"), TestContext.Current.CancellationToken);

        clock.IsSuccessStatusCode.ShouldBeTrue();
        server.BaseAddress.Port.ShouldNotBe(0);
    }

    [Theory]
    [InlineData("--urls nowhere", "--urls")]
    [InlineData("--urls https://localhost:1", "--urls")]
    [InlineData("--urls http://localhost:0", "--urls")]
    [InlineData("--teams 3", "--teams")]
    [InlineData("--teams many", "--teams")]
    [InlineData("--seasons 2027..2026", "--seasons")]
    [InlineData("--season 1999", "--seasons")]
    [InlineData("--today someday", "--today")]
    [InlineData("--tier 7", "--tier")]
    [InlineData("--quota -1", "--quota")]
    [InlineData("--quirks odd", "--quirks")]
    [InlineData("--fault earthquake", "earthquake")]
    [InlineData("--fault 500:rate", "rate")]
    [InlineData("--nonsense 1", "--nonsense")]
    [InlineData("--teams", "--teams")]
    public void A_wrong_option_is_one_line_that_names_it(string line, string word)
    {
        var arguments = line.Split(' ');

        var error = Should.Throw<FormatException>(() => CommandLine.Parse(arguments));

        error.Message.ShouldNotContain('\n');
        error.Message.ShouldContain(word);
    }

    [Fact]
    public void Help_names_every_option_quirk_and_fault()
    {
        foreach (var word in new[] { "--port", "--seasons", "--fault", "elo-fields", "cover-gaps", "truncated-gzip" })
            CommandLine.Help.ShouldContain(word);
    }
}
