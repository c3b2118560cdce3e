namespace HoopsEdge.Scheduler.Planning;

/// <summary>What planning needs of a game.</summary>
/// <param name="GameId">Game id.</param>
/// <param name="GameDate">Calendar day in US Eastern.</param>
/// <param name="StartAt">Tip-off, UTC.</param>
/// <param name="Status">scheduled, in_progress, final, postponed or cancelled.</param>
/// <param name="HomeTeam">Home school.</param>
/// <param name="AwayTeam">Away school.</param>
/// <param name="HomeConference">Home conference, null outside Division I.</param>
/// <param name="AwayConference">Away conference, null outside Division I.</param>
/// <param name="Tournament">Tournament, or null.</param>
/// <param name="ScoreKnown">True when the score is a result.</param>
public sealed record KnownGame(
    int GameId,
    DateOnly GameDate,
    DateTimeOffset StartAt,
    string Status,
    string? HomeTeam,
    string? AwayTeam,
    string? HomeConference,
    string? AwayConference,
    string? Tournament,
    bool ScoreKnown
)
{
    /// <summary>UTC calendar day of the tip-off.</summary>
    public DateOnly UtcDate => DateOnly.FromDateTime(StartAt.UtcDateTime);

    /// <summary>True when the game is over.</summary>
    public bool IsFinal => Status == "final";

    /// <summary>True when it will not be played as planned.</summary>
    public bool IsOff => Status is "postponed" or "cancelled";
}
