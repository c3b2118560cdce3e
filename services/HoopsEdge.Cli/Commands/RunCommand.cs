using System.CommandLine;
using HoopsEdge.Cataloger;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.Cli.Commands;

/// <summary>The commands that fetch: they differ in how scopes are chosen.</summary>
internal static class RunCommand
{
    public static Command Create(string name, string description, RunMode mode, Terminal terminal)
    {
        var command = new Command(name, description);
        var common = new CommonOptions().AddTo(command).AddSelectionTo(command);
        var force = new Option<bool>("--force")
        {
            Description = "Start although the plan needs more calls than the month has left",
        };
        command.Options.Add(force);
        command.SetAction(
            (result, cancellationToken) =>
                RunAsync(common, result, mode, result.GetValue(force), terminal, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommonOptions common,
        ParseResult result,
        RunMode mode,
        bool force,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var options = common.Load(result);
        var request = common.Request(result, mode);
        using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
        EmbeddedHost.RequireApiKey(host);
        var plan = await PlanAsync(host, request, cancellationToken);
        await BudgetGate.CheckAsync(host, plan, options.Api.CallReserve, force, terminal, cancellationToken);
        var lines = common.WantsJson(result) ? terminal.Error : null;
        var (summary, gold) = await ExecuteAsync(host, options, request, lines, terminal, cancellationToken);
        SummaryView.Print(summary, LakeName.Of(options), common.WantsJson(result), terminal);
        return ExitCodeOf(summary, gold);
    }

    /// <summary>Runs to the end, lets what is in flight finish, builds gold and brings the catalog up to date.</summary>
    /// <param name="host">The host, not started.</param>
    /// <param name="options">The configuration.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="lines">Where progress lines go instead of the console, or null.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="cancellationToken">Interrupts the run.</param>
    /// <returns>The summary, and the exit code of gold.</returns>
    internal static async Task<(RunSummary Summary, int Gold)> ExecuteAsync(
        IHost host,
        HoopsOptions options,
        RunRequest request,
        TextWriter? lines,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var gold = ExitCode.Done;
        RunSummary summary;
        await host.StartAsync(cancellationToken);
        try
        {
            var coordinator = host.Services.GetRequiredService<RunCoordinator>();
            summary = await ProgressView.FollowAsync(
                lines,
                terminal,
                progress => coordinator.ExecuteAsync(request, progress, cancellationToken)
            );
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
            if (!cancellationToken.IsCancellationRequested)
            {
                gold = await GoldCommand.FollowAsync(host, options, terminal, cancellationToken);
            }

            await host.Services.GetRequiredService<CatalogRefresh>().RunIfNewsAsync(CancellationToken.None);
        }

        return (summary, gold);
    }

    private static async Task<Plan> PlanAsync(IHost host, RunRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var planner = host.Services.GetRequiredService<Planner>();
            return await planner.PlanAsync(request, new HashSet<string>(), cancellationToken);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message, wrong);
        }
    }

    /// <summary>What a run's outcome means to the caller of the process.</summary>
    /// <param name="summary">What the run did.</param>
    /// <param name="gold">The exit code of gold.</param>
    internal static int ExitCodeOf(RunSummary summary, int gold = ExitCode.Done) =>
        summary.Outcome switch
        {
            "stopped" => ExitCode.Usage,
            "interrupted" => ExitCode.Interrupted,
            _ => summary.Total.Dead > 0 || summary.Problem is not null ? ExitCode.Breach : gold,
        };
}
