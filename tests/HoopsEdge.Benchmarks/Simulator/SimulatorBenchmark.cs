using System.Diagnostics;
using System.Globalization;
using HoopsEdge.ApiSimulator;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.Benchmarks.Simulator;

/// <summary>The simulated league: a whole season of every endpoint, one game, and the start of a small league.</summary>
internal static class SimulatorBenchmark
{
    private const int Teams = 360;
    private const int SmallLeague = 40;
    private const int Season = 2026;
    private const int Sample = 300;
    private const double MostSeconds = 60;
    private const double MostMegabytes = 1536;
    private const double MostStartSeconds = 1.5;
    private const double MostGameMilliseconds = 20;

    /// <summary>Measures and reports.</summary>
    /// <param name="repeats">Measurements.</param>
    public static async Task<Report> RunAsync(int repeats)
    {
        var report = new Report();
        await MeasureGamesAsync(report, repeats);
        await MeasureStartAsync(report, repeats);
        var seasons = new List<Measured>();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            seasons.Add(await ChildProcess.RunAsync(["simulator-season", Text(Teams)]));
        }

        var seconds = Statistics.Median(seasons.Select(season => season.Seconds));
        var memory = seasons.Max(season => season.PeakMb);
        report.Target("a season, every endpoint, seconds", seconds, $"< {MostSeconds}", seconds < MostSeconds);
        report.Target("peak memory, MB", memory, $"< {MostMegabytes}", memory < MostMegabytes);
        return report;
    }

    /// <summary>The same games simulated in memory, and asked for over HTTP: simulated, described and serialised.</summary>
    private static async Task MeasureGamesAsync(Report report, int repeats)
    {
        var options = new SimulatorOptions { Teams = Teams };
        var league = new SimulatedLeague(options);
        var watch = Stopwatch.StartNew();
        var games = league.Season(Season).Games.Where(game => game.IsPlayed).ToArray();
        var building = watch.Elapsed.TotalSeconds;
        ScheduledGame[] sample = [.. games.Where((_, index) => index % (games.Length / Sample) == 0)];
        await using var server = await SimulatorServer.StartAsync(options, CancellationToken.None);
        using var client = WholeSeason.Client(server, options);
        await WholeSeason.ReadAsync(client, Path(sample[0]));
        var simulating = new List<double>();
        var answering = new List<double>();
        var plays = 0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            watch.Restart();
            plays = sample.Sum(game => GameSimulation.Play(league.SetUp(game)).Plays.Count);
            simulating.Add(watch.Elapsed.TotalMilliseconds / sample.Length);
            watch.Restart();
            foreach (var game in sample)
            {
                await WholeSeason.ReadAsync(client, Path(game));
            }

            answering.Add(watch.Elapsed.TotalMilliseconds / sample.Length);
        }

        var (simulated, answered) = (Statistics.Median(simulating), Statistics.Median(answering));
        report.Figure("games played", games.Length);
        report.Figure("plays, from a sample of the games", (double)plays / sample.Length * games.Length);
        report.Figure("playing the season in memory, seconds", building);
        report.Figure("simulating a game, milliseconds", simulated);
        var most = Text(MostGameMilliseconds);
        report.Target("GET /plays/game/{id}, milliseconds", answered, $"< {most}", answered < MostGameMilliseconds);
        report.Figure("simulating / answering", simulated / answered);
    }

    private static async Task MeasureStartAsync(Report report, int repeats)
    {
        var small = new List<double>();
        var empty = new List<double>();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            empty.Add((await ChildProcess.RunAsync(["empty-server"])).Seconds);
            small.Add((await ChildProcess.RunAsync(["simulator-start", Text(SmallLeague)])).Seconds);
        }

        var seconds = Statistics.Median(small);
        report.Figure("an empty web server, process to first answer, seconds", Statistics.Median(empty));
        var most = Text(MostStartSeconds);
        report.Target("40 teams, process to first answer, seconds", seconds, $"< {most}", seconds < MostStartSeconds);
        report.Figure("40 teams / empty web server", seconds / Statistics.Median(empty));
    }

    private static string Path(ScheduledGame game) => $"plays/game/{Text(game.Id)}";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
