using System.CommandLine;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Scheduler.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops plan</c>: what a run would fetch, without a call.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "plan",
            "Show what a run would fetch: calls per endpoint, time, budget after; makes no call"
        );
        var common = new CommonOptions().AddTo(command).AddSelectionTo(command);
        var mode = new Option<string>("--mode")
        {
            Description = "backfill, incremental or gap-fill",
            DefaultValueFactory = _ => "backfill",
        };
        mode.AcceptOnlyFromAmong("backfill", "incremental", "gap-fill");
        command.Options.Add(mode);
        command.SetAction(
            (result, cancellationToken) => RunAsync(common, result, result.GetValue(mode), terminal, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommonOptions common,
        ParseResult result,
        string? mode,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var options = common.Load(result);
        var request = common.Request(
            result,
            mode switch
            {
                "incremental" => RunMode.Incremental,
                "gap-fill" => RunMode.GapFill,
                _ => RunMode.Backfill,
            }
        );
        using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
        try
        {
            var planner = host.Services.GetRequiredService<Planner>();
            var plan = await planner.PlanAsync(request, new HashSet<string>(), cancellationToken);
            var remaining = await BudgetGate.RemainingAsync(host, cancellationToken);
            PlanView.Print(plan, options.Api.RequestsPerSecond, remaining, common.WantsJson(result), terminal);
            return ExitCode.Done;
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message, wrong);
        }
    }
}
