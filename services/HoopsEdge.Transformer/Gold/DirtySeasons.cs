using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Transformer.Gold;

/// <summary>
/// The seasons in which something changed that gold follows from, as documents in the state store: a mark stays until a
/// build has seen it, whichever process dies meanwhile.
/// </summary>
public sealed class DirtySeasons(IStateStore store, TimeProvider time)
{
    /// <summary>Stands for every season: a table without seasons changed.</summary>
    public const int Every = 0;

    private const string Partition = "gold-dirty";

    /// <summary>Marks a season.</summary>
    /// <param name="season">The season, or <see cref="Every"/>.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public Task MarkAsync(int season, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return store.UpdateAsync(
            Partition,
            season.ToString("d4", CultureInfo.InvariantCulture),
            DirtyJson.Default.DirtyTimes,
            before => new DirtyTimes(before?.Since ?? now, now),
            cancellationToken
        );
    }

    /// <summary>The marks, by season.</summary>
    public async Task<IReadOnlyList<DirtySeason>> ReadAsync(CancellationToken cancellationToken)
    {
        var marks = new List<DirtySeason>();
        await foreach (var document in store.QueryAsync(Partition, "", cancellationToken))
        {
            if (JsonSerializer.Deserialize(document.Json, DirtyJson.Default.DirtyTimes) is { } times)
            {
                var season = int.Parse(document.Sort, CultureInfo.InvariantCulture);
                marks.Add(new DirtySeason(season, times.Since, times.Last, document.Version));
            }
        }

        return marks;
    }

    /// <summary>Takes a mark back, unless the season was marked again since it was read.</summary>
    public Task ClearAsync(DirtySeason mark, CancellationToken cancellationToken) =>
        store.DeleteAsync(
            Partition,
            mark.Season.ToString("d4", CultureInfo.InvariantCulture),
            mark.Version,
            cancellationToken
        );
}

/// <summary>A marked season.</summary>
/// <param name="Season">The season, or <see cref="DirtySeasons.Every"/>.</param>
/// <param name="Since">When it was marked first, UTC.</param>
/// <param name="Last">When it was marked last, UTC.</param>
/// <param name="Version">Version of the mark.</param>
public sealed record DirtySeason(int Season, DateTimeOffset Since, DateTimeOffset Last, long Version);

/// <summary>Since when, and when last, a season is dirty, UTC.</summary>
internal sealed record DirtyTimes(DateTimeOffset Since, DateTimeOffset Last);

/// <summary>Source-generated JSON of marks.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DirtyTimes))]
internal sealed partial class DirtyJson : JsonSerializerContext;
