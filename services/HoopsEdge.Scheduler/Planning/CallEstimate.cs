using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>How many HTTP calls a fetch needs at most, before anything is known of a season.</summary>
internal static class CallEstimate
{
    private const int Teams = 370;
    private const int Conferences = 36;
    private const int Tournaments = 60;
    private const int Players = 6_000;
    private const int GameDays = 165;
    private const int Games = 6_500;
    private const int BusiestDayGames = 180;
    private const int BusiestWindowGames = 1_800;

    /// <summary>Calls of one request: pages of the last answer, with one to spare where the next may be longer.</summary>
    public static int Of(EndpointContract contract, Expansion expansion, FetchCheckpoint? checkpoint)
    {
        if (contract.RowCap is not { } cap)
        {
            return 1;
        }

        if (checkpoint?.AnsweredAt is null)
        {
            var rowsOfGame = contract.Key.Count;
            return expansion == Expansion.SeasonWindows ? PagesOf(BusiestWindowGames * rowsOfGame, cap) : 1;
        }

        return PagesOf(checkpoint.Rows + (cap / 5), cap);
    }

    /// <summary>Requests for a season whose games are not in the lake.</summary>
    public static int OfUnknownSeason(Expansion expansion) =>
        expansion switch
        {
            Expansion.SeasonByTeam => Teams,
            Expansion.SeasonByConference => Conferences,
            Expansion.SeasonByTournament => Tournaments,
            Expansion.SeasonByPlayer => Players,
            Expansion.Day => GameDays,
            Expansion.Game => Games,
            _ => 0,
        };

    /// <summary>Requests for the rolling window of a season whose games are not in the lake.</summary>
    public static int OfUnknownWindow(Expansion expansion, int days) =>
        expansion switch
        {
            Expansion.Day => days + 1,
            Expansion.Game => (days + 1) * BusiestDayGames,
            _ => OfUnknownSeason(expansion),
        };

    // Each continuation repeats at least one row of the page before it.
    private static int PagesOf(long rows, int cap) => (int)(rows / (cap - 1)) + 1;
}
