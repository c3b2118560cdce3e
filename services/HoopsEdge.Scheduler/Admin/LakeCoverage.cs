using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Scheduler.Admin;

/// <summary>Counts what is in the lake, season by table, from its object names.</summary>
internal sealed class LakeCoverage(LakeViews views, IObjectStore store, LakeKeys keys)
{
    private const string BronzeLayer = "bronze";

    /// <summary>The tables above bronze that hold something.</summary>
    public async Task<IReadOnlyList<CoverageLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<CoverageLine>();
        foreach (var table in await views.ReadDefinitionsAsync(cancellationToken))
        {
            if (table.Layer == BronzeLayer)
            {
                continue;
            }

            var objects = new List<(IReadOnlyDictionary<string, string> Partition, long Bytes)>();
            var prefix = keys.TablePrefix(table.Layer, table.Name);
            await foreach (var found in store.ListAsync(prefix, cancellationToken))
            {
                objects.Add((PartitionOf(found.Key[prefix.Length..]), found.Bytes));
            }

            lines.AddRange(
                objects
                    .GroupBy(item => Number(item.Partition.GetValueOrDefault("season")))
                    .OrderBy(group => group.Key)
                    .Select(group => new CoverageLine(
                        table.Layer,
                        table.Name,
                        group.Key,
                        group.Count(),
                        group.Sum(item => item.Bytes),
                        group.Max(item => Date(item.Partition))
                    ))
            );
        }

        return lines;
    }

    private static Dictionary<string, string> PartitionOf(string path) =>
        path.Split('/')
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(IReadOnlyDictionary<string, string> partition) =>
        DateOnly.TryParseExact(
            partition.GetValueOrDefault("date") ?? partition.GetValueOrDefault("asof"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
