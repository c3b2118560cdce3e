using System.CommandLine;
using System.Globalization;
using HoopsEdge.ApiSimulator;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Cli.Validation;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops demo</c>: a season of a simulated league, without key, quota or internet.</summary>
internal static class DemoCommand
{
    private const int SmallLeague = 32;
    private const int FullLeague = 360;
    private static readonly Season Season = new(2026);

    /// <summary>The small league has no large answers: its memory may be kept for the next of many small statements.</summary>
    private static readonly TimeSpan KeptMemory = TimeSpan.FromSeconds(1);

    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "demo",
            "Fill a lake with a season of a simulated league: no key, no quota, no internet"
        );
        var common = new CommonOptions().AddTo(command);
        var full = new Option<bool>("--full") { Description = $"All {FullLeague} teams instead of {SmallLeague}" };
        command.Options.Add(full);
        command.SetAction(
            (result, cancellationToken) =>
                RunAsync(common, result, result.GetValue(full) ? FullLeague : SmallLeague, terminal, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommonOptions common,
        ParseResult result,
        int teams,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        if (teams == SmallLeague)
        {
            DuckAllocator.KeepFreedMemory(KeptMemory);
        }

        var league = new SimulatorOptions
        {
            Teams = teams,
            FirstSeason = Season.Year,
            LastSeason = Season.Year,
        };
        await using var simulator = await SimulatorServer.StartAsync(league, cancellationToken);
        var season = simulator.PlayAheadAsync();
        var options = common.Load(result, Preset(simulator.BaseAddress, common.NamesProfile(result)));
        var key = new ApiKey(league.Key);
        using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken, key);
        terminal.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A simulated league of {teams} teams, season {Season}, at {simulator.BaseAddress}"
            )
        );
        var request = new RunRequest
        {
            Mode = RunMode.Backfill,
            From = Season,
            To = Season,
        };
        await season;
        var lines = common.WantsJson(result) ? terminal.Error : null;
        var (summary, gold) = await RunCommand.ExecuteAsync(host, options, request, lines, terminal, cancellationToken);
        if (common.WantsJson(result))
        {
            SummaryView.Print(summary, LakeName.Of(options), true, terminal);
            return RunCommand.ExitCodeOf(summary, gold);
        }

        var valid = await ShowAsync(host, options, summary, terminal, cancellationToken);
        return valid == ExitCode.Done ? RunCommand.ExitCodeOf(summary, gold) : valid;
    }

    private static async Task<int> ShowAsync(
        IHost host,
        HoopsOptions options,
        RunSummary summary,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        using (var session = await host.Services.GetRequiredService<LakeViews>().OpenAsync(cancellationToken))
        {
            await DemoView.PrintAsync(session, summary, terminal, cancellationToken);
        }

        var quality = await LakeValidation.RunAsync(host.Services, options, cancellationToken);
        QualityView.Print(quality, false, terminal);
        DemoView.PrintNext(LakeName.Of(options), terminal);
        return quality.IsValid ? ExitCode.Done : ExitCode.Breach;
    }

    /// <summary>
    /// The simulator is on this machine and free, so that nothing holds a run back. What the configuration and the
    /// environment say about real lakes does not count, unless the command line asks for a profile: a simulated league
    /// has no place among real games.
    /// </summary>
    private static Dictionary<string, string?> Preset(Uri simulator, bool hasProfile) =>
        new(hasProfile ? [] : Lakehouse.Configuration.Profile.Local.Values)
        {
            ["lake:folder"] = "demo-lake",
            ["api:base_url"] = simulator.ToString(),
            ["api:info_url"] = new Uri(simulator, "info").ToString(),
            ["api:requests_per_second"] = "1000",
            ["api:burst"] = "1000",
            ["api:call_reserve"] = "0",
        };
}
