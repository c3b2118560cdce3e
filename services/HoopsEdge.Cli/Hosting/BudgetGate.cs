using System.Globalization;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.Cli.Hosting;

/// <summary>Says before the first call whether the month has enough calls left for a plan.</summary>
internal static class BudgetGate
{
    /// <summary>Calls that the month has left, or null when neither the account status nor an answer has told yet.</summary>
    public static async Task<int?> RemainingAsync(IHost host, CancellationToken cancellationToken)
    {
        await host.Services.GetRequiredService<AccountInfoReader>().RefreshAsync(cancellationToken);
        var state = await host.Services.GetRequiredService<CallBudget>().ReadAsync(cancellationToken);
        return state.Remaining;
    }

    /// <summary>Refuses a plan that the month cannot pay for.</summary>
    /// <exception cref="UsageException">The plan needs more than what is left less the reserve.</exception>
    public static async Task CheckAsync(
        IHost host,
        Plan plan,
        int reserve,
        bool force,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        if (
            plan.Calls == 0
            || await RemainingAsync(host, cancellationToken) is not { } left
            || plan.Calls <= left - reserve
        )
        {
            return;
        }

        var shortage = string.Create(
            CultureInfo.InvariantCulture,
            $"the plan needs {(plan.IsEstimate ? "up to " : "")}{plan.Calls:N0} calls; {left:N0} are left this month and {reserve:N0} stay in reserve"
        );
        if (!force)
        {
            throw new UsageException(
                $"{shortage}: narrow it with --seasons or --endpoints, or start anyway with --force (it pauses when the quota is used up and goes on after the reset)"
            );
        }

        await terminal.Error.WriteLineAsync($"hoops: {shortage}; going on because of --force");
    }
}
