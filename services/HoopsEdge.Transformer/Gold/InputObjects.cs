using System.Collections.Concurrent;
using System.Globalization;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>
/// The objects of tables, listed once a table and build and not once a season: what is there, in which season and
/// version, without a request an object.
/// </summary>
internal sealed class InputObjects(IObjectStore store, LakeKeys keys)
{
    private const string Games = "fct_games";
    private readonly ConcurrentDictionary<string, IReadOnlyList<PartitionObject>> _tables = new(StringComparer.Ordinal);

    /// <summary>The seasons that have games, in order: those are built.</summary>
    public async Task<IReadOnlyList<int>> SeasonsAsync(CancellationToken cancellationToken) =>
        [
            .. (await ListAsync("silver", Games, cancellationToken))
                .Select(found => found.Season)
                .OfType<int>()
                .Distinct()
                .Order(),
        ];

    /// <summary>What an input holds for a season; a table without seasons is whole in each of them.</summary>
    public async Task<IReadOnlyList<PartitionObject>> OfAsync(
        TableInput input,
        int season,
        CancellationToken cancellationToken
    )
    {
        var layer = input.IsBronze ? "bronze" : SqlTables.Get(input.Table).Layer;
        var objects = await ListAsync(layer, input.Table, cancellationToken);
        return [.. objects.Where(found => input.Reads(season, found.Season))];
    }

    /// <summary>What a derived table holds for a season now.</summary>
    public async Task<IReadOnlyList<PartitionObject>> OfAsync(
        SqlTable table,
        int season,
        CancellationToken cancellationToken
    ) => [.. (await ListAsync(table.Layer, table.Name, cancellationToken)).Where(found => found.Season == season)];

    /// <summary>Looks at a table again the next time that it is asked for: it was built meanwhile.</summary>
    public void Forget(SqlTable table) => _tables.TryRemove(keys.TablePrefix(table.Layer, table.Name), out _);

    private async Task<IReadOnlyList<PartitionObject>> ListAsync(
        string layer,
        string table,
        CancellationToken cancellationToken
    )
    {
        var prefix = keys.TablePrefix(layer, table);
        if (_tables.TryGetValue(prefix, out var known))
        {
            return known;
        }

        var objects = new List<PartitionObject>();
        await foreach (var found in store.ListAsync(prefix, cancellationToken))
        {
            var path = found.Key[prefix.Length..];
            var end = path.LastIndexOf('/');
            var partition = end < 0 ? "" : path[..end];
            objects.Add(new PartitionObject(found.Key, partition, SeasonOf(partition), found.Version, found.Bytes));
        }

        return _tables[prefix] = objects;
    }

    private static int? SeasonOf(string partition)
    {
        foreach (var part in partition.Split('/'))
        {
            if (part.StartsWith("season=", StringComparison.Ordinal))
            {
                return int.Parse(part["season=".Length..], CultureInfo.InvariantCulture);
            }
        }

        return DayOf(partition) is { } day ? Season.Of(day).Year : null;
    }

    private static DateOnly? DayOf(string partition) =>
        partition.StartsWith("asof=", StringComparison.Ordinal)
        && DateOnly.TryParseExact(
            partition["asof=".Length..],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            0,
            out var day
        )
            ? day
            : null;
}

/// <summary>An object of a table.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Partition">Partition path, such as <c>season=2026/date=2025-11-03</c>; empty where there is none.</param>
/// <param name="Season">Season of the partition, or null.</param>
/// <param name="Version">Changes when the content does.</param>
/// <param name="Bytes">Size.</param>
internal sealed record PartitionObject(string Key, string Partition, int? Season, string Version, long Bytes);
