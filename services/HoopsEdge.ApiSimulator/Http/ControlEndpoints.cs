using System.Globalization;
using System.Text.Json;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Shapes;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>How to move the clock: to a day or instant, or by a span.</summary>
internal sealed record ClockMove(string? Today, double? Days, double? Hours);

/// <summary>The paths that only a simulator has; they need no key.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app, SimulatorState state)
    {
        app.MapGet("/__stats", http => Json(http, state.Served.Snapshot(), SimulatorJson.Default.SimulatorStats));
        app.MapGet("/__truth", http => Json(http, Truth(state), SimulatorJson.Default.LeagueTruth));
        app.MapGet("/__clock", http => Clock(http, state));
        app.MapPost("/__clock", http => MoveClockAsync(http, state));
        app.MapGet("/__faults", http => Faults(http, state));
        app.MapPost("/__faults", http => AddFaultsAsync(http, state));
        app.MapDelete("/__faults", http => ClearFaults(http, state));
    }

    /// <summary>A day without a time means its noon in UTC: last night's games are over, today's have not begun.</summary>
    public static DateTimeOffset? ReadInstant(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero)
            : ApiParameter.Instant(text);

    public static LeagueTruth Truth(SimulatorState state)
    {
        const double league = 108.8;
        var teams = Enumerable
            .Range(state.Options.FirstSeason, state.Options.LastSeason - state.Options.FirstSeason + 1)
            .SelectMany(season =>
                state
                    .League.Directory.Teams.Take(state.League.Directory.DivisionOneCount)
                    .Select(team =>
                        (
                            season,
                            team,
                            strength: state.League.Strengths.Of(team, season),
                            tempo: state.League.Profiles.Of(team, season).Tempo
                        )
                    )
            )
            .Select(entry => new TeamTruth(
                entry.season,
                entry.team.Id,
                entry.team.School,
                Math.Round(league + entry.strength.Offense, 3),
                Math.Round(league - entry.strength.Defense, 3),
                Math.Round(entry.strength.Net, 3),
                Math.Round(entry.tempo, 3)
            ));
        const double court = ScoringModel.HomeCourtPer100;
        return new LeagueTruth(court, Math.Round(court * 0.69, 2), league, [.. teams]);
    }

    private static Task Json<T>(
        HttpContext http,
        T value,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape
    ) => http.Response.WriteAsJsonAsync(value, shape);

    private static Task Clock(HttpContext http, SimulatorState state) =>
        Json(http, new ClockInfo(state.Clock.GetUtcNow()), SimulatorJson.Default.ClockInfo);

    private static Task Faults(HttpContext http, SimulatorState state) =>
        Json(http, new FaultList(state.Faults.Rules), SimulatorJson.Default.FaultList);

    private static async Task MoveClockAsync(HttpContext http, SimulatorState state)
    {
        try
        {
            var move = await JsonSerializer.DeserializeAsync(
                http.Request.Body,
                SimulatorJson.Default.ClockMove,
                http.RequestAborted
            );
            var span = TimeSpan.FromDays(move?.Days ?? 0) + TimeSpan.FromHours(move?.Hours ?? 0);
            var target = move?.Today is { } today ? ReadInstant(today) : state.Clock.GetUtcNow() + span;
            if (target is null || (move?.Today is null && span == TimeSpan.Zero))
                throw new FormatException("send {\"today\":\"yyyy-MM-dd\"}, {\"days\":N} or {\"hours\":N}");
            state.Clock.MoveTo(target.Value);
            await Clock(http, state);
        }
        catch (Exception error) when (error is FormatException or JsonException or ArgumentException)
        {
            await RejectAsync(http, error.Message);
        }
    }

    private static async Task AddFaultsAsync(HttpContext http, SimulatorState state)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            var rules =
                body.RootElement.ValueKind == JsonValueKind.Array
                    ? body.Deserialize(SimulatorJson.Default.FaultOrderArray)!
                    : [body.Deserialize(SimulatorJson.Default.FaultOrder)!];
            foreach (var rule in rules.Select(order => order.ToRule()).ToArray())
                state.Faults.Add(rule);
            await Faults(http, state);
        }
        catch (JsonException error)
        {
            await RejectAsync(http, error.Message);
        }
    }

    private static Task ClearFaults(HttpContext http, SimulatorState state)
    {
        state.Faults.Clear();
        return Faults(http, state);
    }

    private static Task RejectAsync(HttpContext http, string message)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Json(http, new ErrorMessage(message), SimulatorJson.Default.ErrorMessage);
    }
}
