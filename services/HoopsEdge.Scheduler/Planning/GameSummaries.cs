using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>
/// What planning needs of each partition of fct_games, kept in the state store with the partition's ETag: a season in
/// a bucket is planned with one listing instead of a download a day. Nothing is lost when a summary is.
/// </summary>
public sealed class GameSummaries(IStateStore store)
{
    private const int WritesAtOnce = 8;

    /// <summary>The summaries of a season, by key of the partition's object.</summary>
    public async Task<IReadOnlyDictionary<string, DaySummary>> ReadAsync(
        Season season,
        CancellationToken cancellationToken
    )
    {
        var summaries = new Dictionary<string, DaySummary>(StringComparer.Ordinal);
        await foreach (var document in store.QueryAsync(Partition(season), "", cancellationToken))
        {
            if (JsonSerializer.Deserialize(document.Json, GameSummaryJson.Default.DaySummary) is { } summary)
            {
                summaries[document.Sort] = summary;
            }
        }

        return summaries;
    }

    /// <summary>Keeps summaries, in place of older ones.</summary>
    public Task WriteAsync(Season season, IEnumerable<DaySummary> days, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            days,
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellationToken },
            async (day, token) =>
                await store.UpdateAsync(Partition(season), day.Key, GameSummaryJson.Default.DaySummary, _ => day, token)
        );

    private static string Partition(Season season) =>
        string.Create(CultureInfo.InvariantCulture, $"season_games/{season.Year}");
}

/// <summary>The games of one partition of fct_games.</summary>
/// <param name="Key">Key of its object.</param>
/// <param name="ETag">Version of the object; null where the store does not list versions.</param>
/// <param name="Games">The games.</param>
public sealed record DaySummary(string Key, string? ETag, IReadOnlyList<KnownGame> Games);

/// <summary>Source-generated JSON of the summaries.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(DaySummary))]
internal sealed partial class GameSummaryJson : JsonSerializerContext;
