using HoopsEdge.ApiSimulator.Shapes;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>The football host's account status, which knows the shared quota and costs nothing.</summary>
internal static class AccountEndpoints
{
    private static readonly string[] TierNames = ["Free", "Tier 1", "Tier 2", "Tier 3", "Tier 4", "Tier 5", "Tier 6"];

    public static void MapAccount(this IEndpointRouteBuilder app, SimulatorState state)
    {
        app.MapGet("/info", http => GuardedAsync(http, state, Info));
        app.MapGet("/info/usage", http => GuardedAsync(http, state, UsageAsync));
    }

    private static async Task GuardedAsync(
        HttpContext http,
        SimulatorState state,
        Func<HttpContext, SimulatorState, Task> answer
    )
    {
        if (Gate.Authenticate(http, state.Options) is not { } refusal)
        {
            await answer(http, state);
            return;
        }
        http.Response.StatusCode = refusal.Status;
        await http.Response.WriteAsJsonAsync(new ErrorMessage(refusal.Message), SimulatorJson.Default.ErrorMessage);
    }

    private static Task Info(HttpContext http, SimulatorState state)
    {
        var (options, meter) = (state.Options, state.Meter);
        var features = new List<string> { "rest" };
        if (options.Tier >= 1)
            features.Add("scoreboard");
        if (options.Tier >= 2)
            features.Add("leaderboard");
        if (options.Tier >= 3)
            features.Add("graphql");
        var info = new AccountInfo(
            TierNames[options.Tier],
            meter.Quota,
            meter.Remaining,
            meter.Used,
            meter.ResetsAt,
            true,
            features
        );
        return http.Response.WriteAsJsonAsync(info, SimulatorJson.Default.AccountInfo);
    }

    private static Task UsageAsync(HttpContext http, SimulatorState state)
    {
        var usage = state
            .Meter.Usage.OrderByDescending(entry => entry.Value)
            .Select(entry => new EndpointUsage("cbb", entry.Key, entry.Value))
            .ToArray();
        return http.Response.WriteAsJsonAsync(usage, SimulatorJson.Default.IReadOnlyListEndpointUsage);
    }
}
