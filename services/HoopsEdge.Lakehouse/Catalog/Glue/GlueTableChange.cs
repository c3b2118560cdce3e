using System.Text.Json;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Catalog.Glue.Types;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>
/// What a table in Glue lacks. Schemas only grow: a column that would go or change its type is refused, for queries and
/// older partitions rely on it. Properties that others set are kept.
/// </summary>
/// <param name="Input">The table as it shall be.</param>
/// <param name="ChangesColumns">True when names or types of columns change, which partitions have to learn too.</param>
internal sealed record GlueTableChange(GlueTableInput Input, bool ChangesColumns)
{
    /// <summary>Compares a table with what it shall be.</summary>
    /// <returns>The change, or null when the table is right.</returns>
    /// <exception cref="CatalogException">The change would take something away.</exception>
    public static GlueTableChange? Find(GlueTarget target, GlueTable current)
    {
        var wanted = target.Input;
        var storage = current.StorageDescriptor;
        if (storage is null || current.TableType != wanted.TableType || !HasFormatOf(wanted, storage))
        {
            throw Refused(target, "is there already and is no external Parquet table", "rename or drop it");
        }

        CheckKeys(target, current);
        if (storage.Location.TrimEnd('/') != wanted.StorageDescriptor.Location.TrimEnd('/'))
        {
            throw Refused(
                target,
                $"is at {storage.Location}, the lake is at {wanted.StorageDescriptor.Location}",
                "give each lake databases of its own (catalog.databases), or drop the table"
            );
        }

        var before = Normal(current, storage);
        var after = wanted with
        {
            Parameters = Overlaid(before.Parameters, wanted.Parameters),
            StorageDescriptor = wanted.StorageDescriptor with
            {
                Columns = Grown(target, before.StorageDescriptor.Columns),
            },
        };
        return Json(before) == Json(after) ? null : new GlueTableChange(after, Shape(before) != Shape(after));
    }

    private static bool HasFormatOf(GlueTableInput wanted, GlueStorage storage) =>
        storage.InputFormat == wanted.StorageDescriptor.InputFormat
        && storage.SerdeInfo?.SerializationLibrary == wanted.StorageDescriptor.SerdeInfo?.SerializationLibrary;

    private static void CheckKeys(GlueTarget target, GlueTable current)
    {
        static string Describe(IEnumerable<GlueColumn>? keys) =>
            string.Join(", ", (keys ?? []).Select(key => $"{key.Name} {key.Type}"));
        var (has, wanted) = (Describe(current.PartitionKeys), Describe(target.Input.PartitionKeys));
        if (has != wanted)
        {
            throw Refused(target, $"has the partition keys ({has}) instead of ({wanted})", "drop the table");
        }
    }

    private static GlueColumn[] Grown(GlueTarget target, IReadOnlyList<GlueColumn> before)
    {
        var wanted = target.Input.StorageDescriptor.Columns;
        var kept = before.Select(column => Kept(target, column, wanted.FirstOrDefault(it => it.Name == column.Name)));

        // New columns go to the end: Athena compares partitions of before with the table place by place.
        return [.. kept, .. wanted.Where(column => before.All(known => known.Name != column.Name))];
    }

    private static GlueColumn Kept(GlueTarget target, GlueColumn before, GlueColumn? wanted)
    {
        if (wanted is null)
        {
            throw Refused(target, $"would lose column {before.Name} {before.Type}", "drop the table");
        }

        return HiveType.Parse(wanted.Type).Extends(HiveType.Parse(before.Type))
            ? wanted
            : throw Refused(
                target,
                $"has column {before.Name} {before.Type}, which would become {wanted.Type}",
                "give the new values a column of their own, or drop the table"
            );
    }

    private static SortedDictionary<string, string> Overlaid(
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> wanted
    )
    {
        var all = new SortedDictionary<string, string>(before.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in wanted)
        {
            all[name] = value;
        }

        return all;
    }

    private static GlueTableInput Normal(GlueTable table, GlueStorage storage) =>
        new()
        {
            Name = table.Name,
            Description = string.IsNullOrEmpty(table.Description) ? null : table.Description,
            TableType = table.TableType ?? "",
            Parameters = new SortedDictionary<string, string>(
                table.Parameters?.ToDictionary() ?? [],
                StringComparer.Ordinal
            ),
            PartitionKeys = [.. (table.PartitionKeys ?? []).Select(Normal)],
            StorageDescriptor = storage with { Columns = [.. storage.Columns.Select(Normal)] },
        };

    private static GlueColumn Normal(GlueColumn column) =>
        new()
        {
            Name = column.Name.ToLowerInvariant(),
            Type = $"{HiveType.Parse(column.Type)}",
            Comment = string.IsNullOrEmpty(column.Comment) ? null : column.Comment,
        };

    private static string Json(GlueTableInput table) =>
        JsonSerializer.Serialize(table, GlueJson.Default.GlueTableInput);

    private static string Shape(GlueTableInput table) =>
        string.Join(',', table.StorageDescriptor.Columns.Select(column => $"{column.Name} {column.Type}"));

    private static CatalogException Refused(GlueTarget target, string what, string mend) =>
        new($"Glue table {target.FullName} {what}: {mend}; the next run of hoops registers its partitions anew");
}
