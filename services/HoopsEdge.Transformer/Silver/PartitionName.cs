using System.Globalization;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Silver;

/// <summary>Partition paths such as <c>season=2026/date=2025-11-03</c>, and the SQL that selects their rows.</summary>
internal static class PartitionName
{
    /// <summary>Path of a row's partition.</summary>
    public static string Of(SqlTable table, int? season, DateOnly? gameDate) =>
        table.Partitioning switch
        {
            Partitioning.SeasonAndGameDate => string.Create(
                CultureInfo.InvariantCulture,
                $"season={season}/date={gameDate:yyyy-MM-dd}"
            ),
            Partitioning.Season => string.Create(CultureInfo.InvariantCulture, $"season={season}"),
            _ => "",
        };

    /// <summary>Season under which the claims on a partition are kept.</summary>
    public static string SeasonOf(string partition) =>
        partition.Length == 0 ? ClaimStore.NoSeason : partition.Split('/')[0]["season=".Length..];

    /// <summary>Output columns that decide the partition.</summary>
    public static IReadOnlyList<string> Columns(SqlTable table) =>
        table.Partitioning switch
        {
            Partitioning.SeasonAndGameDate => ["season", "game_date"],
            Partitioning.Season => ["season"],
            _ => [],
        };

    /// <summary>A condition that holds for the rows of a partition.</summary>
    public static string Condition(string partition)
    {
        if (partition.Length == 0)
        {
            return "true";
        }

        var parts = partition.Split('/');
        var season = $"season = {parts[0]["season=".Length..]}";
        return parts.Length == 1 ? season : $"{season} and game_date = date '{parts[1]["date=".Length..]}'";
    }
}
