using System.CommandLine;
using System.Globalization;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;
using Spectre.Console;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops replay</c>: fetches that failed for good are asked again, each exactly once.</summary>
internal static class ReplayCommand
{
    private const string SchedulerVariable = "HOOPS_SCHEDULER_URL";

    public static Command Create(Terminal terminal)
    {
        var command = new Command("replay", "Ask again for what failed for good (the dead letters), each fetch once");
        var common = new CommonOptions().AddTo(command);
        var endpoint = new Option<string?>("--endpoint") { Description = "Only those of one endpoint", HelpName = "E" };
        var since = new Option<string?>("--since")
        {
            Description =
                "Only those that failed last at this UTC time or later, such as 2026-01-31 or 2026-01-31T18:00",
            HelpName = "T",
        };
        var fetch = new Option<string[]>("--fetch")
        {
            Description = "Only these fetches, however often they have failed",
            HelpName = "ID",
            AllowMultipleArgumentsPerToken = true,
        };
        var scheduler = new Option<string?>("--scheduler")
        {
            Description =
                $"Let the scheduler service at this address do it (or {SchedulerVariable}); its admin token comes from HOOPS_ADMIN_TOKEN",
            HelpName = "URL",
        };
        command.Options.Add(endpoint);
        command.Options.Add(since);
        command.Options.Add(fetch);
        command.Options.Add(scheduler);
        command.SetAction(
            (result, cancellationToken) =>
            {
                var selection = new ReplaySelection
                {
                    Endpoint = Known(result.GetValue(endpoint)),
                    Since = Time(result.GetValue(since)),
                    FetchIds = result.GetValue(fetch) ?? [],
                };
                var address = result.GetValue(scheduler) ?? Environment.GetEnvironmentVariable(SchedulerVariable);
                return string.IsNullOrEmpty(address)
                    ? HereAsync(common, result, selection, terminal, cancellationToken)
                    : RemoteReplay.RunAsync(address, selection, terminal, cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> HereAsync(
        CommonOptions common,
        ParseResult result,
        ReplaySelection selection,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var options = common.Load(result);
        using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
        EmbeddedHost.RequireApiKey(host);
        var request = new RunRequest { Mode = RunMode.Replay, Replay = selection };
        var lines = common.WantsJson(result) ? terminal.Error : null;
        var (summary, gold) = await RunCommand.ExecuteAsync(host, options, request, lines, terminal, cancellationToken);
        if (summary.Endpoints.Count == 0 && !common.WantsJson(result))
        {
            terminal.Console.WriteLine("There is no dead letter to replay.");
            return ExitCode.Done;
        }

        SummaryView.Print(summary, LakeName.Of(options), common.WantsJson(result), terminal);
        return RunCommand.ExitCodeOf(summary, gold);
    }

    private static string? Known(string? endpoint) =>
        endpoint is null || EndpointContracts.All.ContainsKey(endpoint)
            ? endpoint
            : throw new UsageException($"--endpoint '{endpoint}': there is no such endpoint (see hoops plan)");

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
        : throw new UsageException($"--since '{text}': is no time such as 2026-01-31 or 2026-01-31T18:00");
}
