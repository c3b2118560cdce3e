using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Makes the inputs of a derived table readable under their names, and the season as a variable.</summary>
internal sealed class InputViews(IObjectStore store)
{
    /// <summary>Creates a view an input in a session; one without objects has its columns and no rows.</summary>
    public async Task CreateAsync(
        DuckSession session,
        int season,
        IEnumerable<InputFiles> inputs,
        CancellationToken cancellationToken
    )
    {
        await session.ExecuteAsync(
            string.Create(CultureInfo.InvariantCulture, $"set variable season = {season}"),
            cancellationToken
        );
        var definitions = await SqlTables.DescribeAsync(cancellationToken);
        foreach (var files in inputs)
        {
            var definition = definitions.Single(known => TableDescriber.IsOf(known, files.Input));
            var paths = await PathsAsync(files.Objects, cancellationToken);
            await session.ExecuteAsync(
                $"create or replace temp view {Sql.Name(files.Input.View)} as {Select(definition, paths)}",
                cancellationToken
            );
        }
    }

    private async Task<IReadOnlyList<string>> PathsAsync(
        IEnumerable<PartitionObject> objects,
        CancellationToken cancellationToken
    )
    {
        var paths = new List<string>();
        foreach (var found in objects)
        {
            var wanted = WantedContent.Version(found.Version);
            if (await store.LocalPathAsync(found.Key, wanted, cancellationToken) is { } path)
            {
                paths.Add(path);
            }
        }

        return paths;
    }

    // Bronze files of older contracts lack columns: those are read by name, with the declared columns as the frame.
    private static string Select(TableDefinition definition, IReadOnlyList<string> paths)
    {
        var empty = TableDescriber.Empty(definition);
        return (paths.Count, definition.Layer) switch
        {
            (0, _) => empty,
            (_, "bronze") =>
                $"{empty} union all by name select * from read_parquet({Sql.List(paths)}, union_by_name = true, hive_partitioning = false)",
            _ => $"select * from read_parquet({Sql.List(paths)}, hive_partitioning = false)",
        };
    }
}
