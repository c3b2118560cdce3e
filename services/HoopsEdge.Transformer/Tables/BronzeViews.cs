using System.Globalization;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Transformer.Tables;

/// <summary>The views and the scope table that a silver statement reads.</summary>
internal static class BronzeViews
{
    /// <summary>A view without rows for each endpoint of a table.</summary>
    public static string Empty(SqlTable table) => Over(table, _ => []);

    /// <summary>A view over bronze files for each endpoint of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="filesOf">Local paths of an endpoint's bronze files.</param>
    public static string Over(SqlTable table, Func<string, IReadOnlyList<BronzeFile>> filesOf) =>
        string.Join('\n', table.Endpoints.Select(endpoint => View(EndpointContracts.All[endpoint], filesOf(endpoint))));

    /// <summary>Creates the table <c>scope</c>: what each fetch asked about.</summary>
    public static string ScopeTable(IReadOnlyCollection<BronzeFile> files)
    {
        const string create = """
            create or replace temp table scope (
                fetch_id varchar, endpoint varchar, season integer, utc_date date, game_id integer, game_date date, team varchar
            );
            """;
        var rows = files.DistinctBy(file => file.FetchId).Select(Row).ToArray();
        return rows.Length == 0 ? create : $"{create}\ninsert into scope values {string.Join(", ", rows)};";
    }

    private static string View(EndpointContract contract, IReadOnlyList<BronzeFile> files)
    {
        var empty = $"select {Sql.TypedNulls(BronzeColumns.Of(contract))} where false";
        var paths = Sql.List(files.Select(file => file.Path));
        var select = files switch
        {
            [] => empty,
            _ when files.All(file => file.Contract == contract.Fingerprint) =>
                $"select * from read_parquet({paths}, hive_partitioning = false)",
            // Files of an older contract lack columns: read by name, with the declared columns as the frame.
            _ =>
                $"{empty} union all by name select * from read_parquet({paths}, union_by_name = true, hive_partitioning = false)",
        };
        return $"create or replace temp view {Sql.Name(contract.Name)} as {select};";
    }

    private static string Row(BronzeFile file)
    {
        var scope = file.Scope;
        return $"({Sql.Text(file.FetchId)}, {Sql.Text(file.Endpoint)}, {Number(scope.Season)}, {Day(scope.UtcDate)}, {Number(scope.GameId)}, {Day(scope.GameDate)}, {Sql.TextOrNull(scope.Team)})";
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static string Day(DateOnly? value) =>
        value is { } day ? $"date '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'" : "null";
}

/// <summary>A bronze file that is at hand, and what its rows are the truth of.</summary>
/// <param name="FetchId">The fetch that brought it.</param>
/// <param name="Endpoint">Name of the endpoint.</param>
/// <param name="Scope">The rows that it is the authority for.</param>
/// <param name="Contract">Fingerprint of the contract that it was written with.</param>
/// <param name="Path">Local path.</param>
internal sealed record BronzeFile(string FetchId, string Endpoint, FetchScope Scope, string Contract, string Path);
