namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>Ids that tell their season, leave room for play ids inside int32 and never collide.</summary>
internal static class GameIds
{
    private const int PerSeason = 10_000;
    private const int PlaysPerGame = 1_000;

    public static int First(int season) => (season - 2000) * PerSeason + 1;

    public static int SeasonOf(int gameId) => 2000 + gameId / PerSeason;

    public static int Play(int gameId, int sequence) => gameId * PlaysPerGame + sequence;
}
