using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Views;

/// <summary>A game as it stands at an instant.</summary>
internal sealed record GameView(
    SeasonArchive Archive,
    ScheduledGame Game,
    DateTimeOffset Start,
    GameStatus Status,
    DateTimeOffset Now
)
{
    private const int ZeroFinalOneIn = 200;

    public int Season => Game.Season;
    public GameOutcome? Outcome => Archive.Outcome(Game);

    /// <summary>A final that the source never filled in.</summary>
    public bool IsZeroFinal =>
        Status == GameStatus.Final
        && Archive.League.Options.Has(Quirk.ZeroFinals)
        && Game.SeasonType == SeasonType.Regular
        && SeededRandom.Key(Archive.League.Options.Seed, "zero final", Game.Id) % ZeroFinalOneIn == 0;

    /// <summary>The box score once the game is over.</summary>
    public GameBox? Box => Status == GameStatus.Final && !IsZeroFinal ? Outcome?.At(Now) : null;

    public bool HasPlays => Status == GameStatus.InProgress || Box is not null;

    public bool IsDivisionOneGame => Game.Home.IsDivisionOne && Game.Away.IsDivisionOne;

    /// <summary>What is visible at <paramref name="now"/>, or null for a game that is not (or no longer) listed.</summary>
    public static GameView? At(SeasonArchive archive, ScheduledGame game, DateTimeOffset now)
    {
        if (now < game.CreatedAt)
            return null;
        var change = game.Change is { } scripted && scripted.At <= now ? scripted : null;
        return change switch
        {
            { Kind: ChangeKind.Vanished } => null,
            { Kind: ChangeKind.Cancelled } => new GameView(archive, game, game.Start, GameStatus.Cancelled, now),
            { ResumesAt: { } resumes } when now < resumes => new GameView(
                archive,
                game,
                game.Start,
                GameStatus.Postponed,
                now
            ),
            { NewStart: { } start } => new GameView(archive, game, start, Progress(archive, game, start, now), now),
            _ => new GameView(archive, game, game.Start, Progress(archive, game, game.Start, now), now),
        };
    }

    /// <summary>The plays so far, as corrected by now.</summary>
    public GameLog? Log()
    {
        if (!HasPlays)
            return null;
        var log = Archive.Replay(Game, Now);
        if (Status == GameStatus.Final)
            return log;
        var soFar = log.Plays.TakeWhile(play => GameClock.At(Start, play.Period, play.Seconds) <= Now).ToArray();
        return soFar.Length == 0 ? null : log with { Plays = soFar };
    }

    public Team TeamOf(int side) => side == Side.Home ? Game.Home : Game.Away;

    public Conference? ConferenceOf(int side) => side == Side.Home ? Game.HomeConference : Game.AwayConference;

    public int? SeedOf(int side)
    {
        var seed = side == Side.Home ? Game.HomeSeed : Game.AwaySeed;
        var postseason = Game.SeasonType == SeasonType.Postseason;
        return seed ?? (postseason && Archive.League.Options.Has(Quirk.UnseededAs99) ? 99 : null);
    }

    public bool MatchesTeam(string? school) =>
        school is null || IsSchool(Game.Home, school) || IsSchool(Game.Away, school);

    public bool MatchesConference(string? abbreviation) =>
        abbreviation is null
        || IsConference(Game.HomeConference, abbreviation)
        || IsConference(Game.AwayConference, abbreviation);

    public static bool IsSchool(Team team, string school) =>
        team.School.Equals(school, StringComparison.OrdinalIgnoreCase);

    public static bool IsConference(Conference? conference, string abbreviation) =>
        conference is not null && conference.Abbreviation.Equals(abbreviation, StringComparison.OrdinalIgnoreCase);

    private static GameStatus Progress(
        SeasonArchive archive,
        ScheduledGame game,
        DateTimeOffset start,
        DateTimeOffset now
    )
    {
        // A game that nobody will play stays scheduled, even after its date, until it is dropped.
        if (now < start || archive.Outcome(game) is not { } outcome)
            return GameStatus.Scheduled;
        return now < outcome.FinalAt ? GameStatus.InProgress : GameStatus.Final;
    }
}
