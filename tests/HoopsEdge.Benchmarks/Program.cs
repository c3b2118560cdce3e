using System.CommandLine;
using HoopsEdge.Benchmarks;
using HoopsEdge.Benchmarks.Backfills;
using HoopsEdge.Benchmarks.Bus;
using HoopsEdge.Benchmarks.Gold;
using HoopsEdge.Benchmarks.Plays;
using HoopsEdge.Benchmarks.Ratings;
using HoopsEdge.Benchmarks.Requests;
using HoopsEdge.Benchmarks.Simulator;
using HoopsEdge.Cli;
using HoopsEdge.Cli.Commands;

var data = new Option<string>("--data")
{
    Description = "Folder of the generated lake; kept, and used again by the next run",
};
var games = new Option<int>("--games") { DefaultValueFactory = _ => 2000, Description = "Games to generate" };
var repeats = new Option<int>("--repeats") { DefaultValueFactory = _ => 3, Description = "Measurements of each kind" };

var plays = new Command("plays", "Landed plays to silver against one DuckDB statement") { data, games, repeats };
plays.SetAction(
    (result, _) =>
        InFolderAsync(
            result.GetValue(data),
            folder => PlaysBenchmark.RunAsync(folder, result.GetValue(games), result.GetValue(repeats))
        )
);

var gold = new Command("gold", "Every gold table of a 360-team season against one table at a time") { data, repeats };
gold.SetAction(
    (result, _) =>
        InFolderAsync(result.GetValue(data), folder => GoldBenchmark.RunAsync(folder, result.GetValue(repeats)))
);

var once = new Command("plays-once", "Our path alone, once, over what is in --data; tells its peak memory") { data };
once.SetAction(
    async (result, _) =>
    {
        var folder = result.GetValue(data) ?? throw new ArgumentException("--data is required");
        var season = LandedSeason.Read(folder, null) ?? throw new ArgumentException($"{folder} has no landed season");
        var elapsed = await LandedToSilver.RunAsync(season with { Folder = folder });
        Console.WriteLine($"{elapsed.TotalSeconds:F2} s");
        ChildProcess.Tell();
        return 0;
    }
);

var rate = new Option<double>("--rate") { DefaultValueFactory = _ => 20, Description = "Rate limit, calls a second" };
var backfill = new Command("backfill", "A whole backfill at a rate limit") { rate, repeats };
backfill.SetAction(
    async (result, _) => (await BackfillBenchmark.RunAsync(result.GetValue(rate), result.GetValue(repeats))).Print()
);

var teams = new Option<int>("--teams") { DefaultValueFactory = _ => 200, Description = "Teams of the league" };
var requests = new Command("requests", "S3 requests of a backfill and of runs without news, on moto") { teams, rate };
requests.SetAction(
    async (result, stop) =>
        (await RequestBenchmark.RunAsync(result.GetValue(teams), result.GetValue(rate), stop)).Print()
);

var ratings = new Command("ratings", "Daily ratings of a season against dense normal equations") { repeats };
ratings.SetAction(result => RatingsBenchmark.Run(result.GetValue(repeats)).Print());

var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 20_000, Description = "Commands to send" };
var bus = new Command("bus", "Commands a second through the bus against RabbitMQ.Client by hand") { messages, repeats };
bus.SetAction(
    async (result, _) => (await BusBenchmark.RunAsync(result.GetValue(messages), result.GetValue(repeats))).Print()
);

var url = new Argument<string>("url");
var busFetcher = new Command("bus-fetcher", "A fetcher that fetches nothing, for bus") { url };
busFetcher.SetAction((result, _) => BusProcesses.FetcherAsync(result.GetRequiredValue(url)));

var broker = new Argument<Uri>("broker") { CustomParser = text => new Uri(text.Tokens[0].Value) };
var stateFile = new Argument<string>("state-file");
var busPlain = new Command("bus-plain", "The consumer by hand, for bus") { broker, stateFile };
busPlain.SetAction(
    (result, _) => BusProcesses.PlainAsync(result.GetRequiredValue(broker), result.GetRequiredValue(stateFile))
);

var simulator = new Command("simulator", "A simulated season of every endpoint, one game, and a small league's start")
{
    repeats,
};
simulator.SetAction(async (result, _) => (await SimulatorBenchmark.RunAsync(result.GetValue(repeats))).Print());

var leagueSize = new Argument<int>("teams");
var simulatorSeason = new Command("simulator-season", "A whole season of every endpoint, for simulator") { leagueSize };
simulatorSeason.SetAction(
    async (result, _) =>
    {
        await WholeSeason.RunAsync(result.GetValue(leagueSize));
        ChildProcess.Tell();
        return 0;
    }
);

var simulatorStart = new Command("simulator-start", "A simulator's first answer, for simulator") { leagueSize };
simulatorStart.SetAction(
    async (result, _) =>
    {
        await WholeSeason.StartAsync(result.GetValue(leagueSize));
        ChildProcess.Tell();
        return 0;
    }
);

var emptyServer = new Command("empty-server", "A web server's first answer, for simulator");
emptyServer.SetAction(
    async (_, _) =>
    {
        await EmptyServer.StartAsync();
        ChildProcess.Tell();
        return 0;
    }
);

var arguments = new Argument<string[]>("arguments");
var hoops = new Command("hoops", "The product's command line; tells its peak memory") { arguments };
hoops.SetAction(
    async (result, _) =>
    {
        var exit = await HoopsCommandLine.RunAsync(result.GetValue(arguments) ?? [], Terminal.OfProcess());
        ChildProcess.Tell();
        return exit;
    }
);

return await new RootCommand("Benchmarks of HoopsEdge; see README.md")
{
    plays,
    once,
    gold,
    backfill,
    bus,
    busFetcher,
    busPlain,
    simulator,
    simulatorSeason,
    simulatorStart,
    emptyServer,
    ratings,
    requests,
    hoops,
}
    .Parse(args)
    .InvokeAsync();

static async Task<int> InFolderAsync(string? kept, Func<string, Task<Report>> measure)
{
    var folder = kept ?? Directory.CreateTempSubdirectory("hoops-benchmark-").FullName;
    try
    {
        return (await measure(folder)).Print();
    }
    finally
    {
        if (kept is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
