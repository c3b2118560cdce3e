namespace HoopsEdge.ApiSimulator.Http;

/// <summary>The parameters that many endpoints share.</summary>
internal static class Parameters
{
    public static ApiParameter Season { get; } = new("season", ParameterKind.Integer);
    public static ApiParameter NumericSeason { get; } = new("season", ParameterKind.Number);
    public static ApiParameter RequiredSeason { get; } = Season with { Required = true };
    public static ApiParameter RequiredNumericSeason { get; } = NumericSeason with { Required = true };
    public static ApiParameter Year { get; } = new("year", ParameterKind.Integer);
    public static ApiParameter Team { get; } = new("team", ParameterKind.Text);
    public static ApiParameter RequiredTeam { get; } = Team with { Required = true };
    public static ApiParameter Conference { get; } = new("conference", ParameterKind.Text);
    public static ApiParameter Position { get; } = new("position", ParameterKind.Text);
    public static ApiParameter SeasonType { get; } = new("seasonType", ParameterKind.SeasonType);
    public static ApiParameter Tournament { get; } = new("tournament", ParameterKind.Text);
    public static ApiParameter ShootingPlaysOnly { get; } = new("shootingPlaysOnly", ParameterKind.Flag);
    public static ApiParameter GameId { get; } = new("gameId", ParameterKind.Integer, Required: true);
    public static ApiParameter PlayerId { get; } = new("playerId", ParameterKind.Integer, Required: true);

    public static ApiParameter[] Dates { get; } =
    [new("startDateRange", ParameterKind.Instant), new("endDateRange", ParameterKind.Instant)];
}
