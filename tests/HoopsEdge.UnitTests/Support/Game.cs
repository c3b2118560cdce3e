using System.Globalization;

namespace HoopsEdge.UnitTests.Support;

/// <summary>A game as it is in fct_games: between Division I teams and final, where nothing else is said.</summary>
internal sealed record Game(int Id, string TipOff)
{
    public string Status { get; init; } = "final";

    public string Home { get; init; } = "Duke";

    public string? HomeConference { get; init; } = "ACC";

    public string Away { get; init; } = "Kansas";

    public string? AwayConference { get; init; } = "Big 12";

    public string? Tournament { get; init; }

    public bool ScoreKnown { get; init; } = true;

    public DateTimeOffset StartAt => DateTimeOffset.Parse(TipOff, CultureInfo.InvariantCulture);

    /// <summary>The day in US Eastern, in winter.</summary>
    public DateOnly GameDate => DateOnly.FromDateTime(StartAt.UtcDateTime.AddHours(-5));

    public int Season => Lakehouse.Tables.Season.Of(GameDate).Year;

    public string Partition => $"season={Season}/date={GameDate:yyyy-MM-dd}";

    public Row ToRow() =>
        new()
        {
            ["game_id"] = Id,
            ["season"] = Season,
            ["game_date"] = GameDate,
            ["start_at"] = StartAt,
            ["status"] = Status,
            ["home_team"] = Home,
            ["home_conference"] = HomeConference,
            ["away_team"] = Away,
            ["away_conference"] = AwayConference,
            ["tournament"] = Tournament,
            ["score_known"] = ScoreKnown,
        };
}
