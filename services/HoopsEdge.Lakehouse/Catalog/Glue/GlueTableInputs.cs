using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Catalog.Glue.Types;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>The Glue table of a declared table: external Parquet, names in lower case, partition keys beside the columns.</summary>
internal static class GlueTableInputs
{
    private const string Folder = "org.apache.hadoop.hive.ql.io.parquet";
    private const int LongestDescription = 2048;
    private const int LongestComment = 255;

    /// <summary>What Glue shall have.</summary>
    /// <param name="table">The table.</param>
    /// <param name="location">Its folder, an s3:// address that ends with a slash.</param>
    /// <exception cref="CatalogException">Athena could not read a column.</exception>
    public static GlueTableInput Of(TableDefinition table, string location)
    {
        var keys = table.PartitionedBy.Zip(table.PartitionColumns, (part, name) => KeyOf(table, part, name)).ToArray();

        // A partition key is a column of its own for Athena: one of the same name among the columns is refused by it.
        var columns = table
            .Columns.Select(column => ColumnOf(table, column))
            .Where(column => keys.All(key => key.Name != column.Name))
            .ToArray();
        return new GlueTableInput
        {
            Name = table.Name,
            Description = GlueText.Fit(table.Summary, LongestDescription),
            TableType = "EXTERNAL_TABLE",
            Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["EXTERNAL"] = "TRUE",
                ["classification"] = "parquet",
                ["hoops.key"] = string.Join(", ", table.Key),
            },
            PartitionKeys = keys,
            StorageDescriptor = new GlueStorage
            {
                Columns = columns,
                Location = location,
                InputFormat = $"{Folder}.MapredParquetInputFormat",
                OutputFormat = $"{Folder}.MapredParquetOutputFormat",
                SerdeInfo = new GlueSerde
                {
                    SerializationLibrary = $"{Folder}.serde.ParquetHiveSerDe",
                    Parameters = new Dictionary<string, string> { ["serialization.format"] = "1" },
                },
            },
        };
    }

    private static GlueColumn ColumnOf(TableDefinition table, TableColumn column)
    {
        try
        {
            return new GlueColumn
            {
                Name = column.Name.ToLowerInvariant(),
                Type = $"{HiveTypes.Of(column.Type)}",
                Comment = CommentOf(table, column),
            };
        }
        catch (FormatException unreadable)
        {
            throw new CatalogException(
                $"{table.Layer}.{table.Name}: column {column.Name} cannot be shown to Athena: {unreadable.Message}",
                unreadable
            );
        }
    }

    private static string? CommentOf(TableDefinition table, TableColumn column)
    {
        var comment =
            column.Comment.Length > 0 ? column.Comment
            : BronzeColumns.MeaningOf(column.Name) is { } meaning ? meaning
            : column.Name.Any(char.IsAsciiLetterUpper) ? $"{column.Name} of {table.Name}, as the API spells it"
            : "";
        return GlueText.Fit(comment, LongestComment);
    }

    private static GlueColumn KeyOf(TableDefinition table, string part, string name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            is { } column
            ? ColumnOf(table, column)
            : new GlueColumn
            {
                Name = name,
                Type = part switch
                {
                    "season" => "int",
                    "date" or "asof" => "date",
                    _ => "string",
                },
                Comment = part switch
                {
                    "season" => "year in which the season ends",
                    "asof" => "day that the rows were written or are dated, UTC",
                    _ => null,
                },
            };
}
