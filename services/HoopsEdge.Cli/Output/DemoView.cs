using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Scheduler.Runs;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>What a newcomer wants to see first: what there is, who is best, and what to try next.</summary>
internal static class DemoView
{
    private const string RatingTable = "team_adjusted_efficiencies";

    private const string OwnRatings = $"""
        select row_number() over (order by adj_margin desc, team) as rank, team, conference,
            round(adj_oe, 1) as offense, round(adj_de, 1) as defense, round(adj_margin, 1) as net
        from gold.{RatingTable}
        where rating_date = (select max(rating_date) from gold.{RatingTable}) order by rank limit 25
        """;

    private const string ServedRatings = """
        select row_number() over (order by net_rating desc, team) as rank, team, conference,
            round(offensive_rating, 1) as offense, round(defensive_rating, 1) as defense, round(net_rating, 1) as net
        from silver.fct_ratings_adjusted order by rank limit 25
        """;

    private static readonly string[] Queries =
    [
        "select game_date, away_team, away_points, home_team, home_points from fct_games where score_known order by start_at desc limit 10",
        "select athlete_name, team, games, round(points / games, 1) as ppg from fct_player_season_stats order by ppg desc limit 10",
        "select play_type, count(*) as plays, round(avg(score_value), 2) as points from fct_plays group by all order by plays desc",
    ];

    /// <summary>Prints the tables of silver and gold with their rows, and the best 25 teams.</summary>
    public static async Task PrintAsync(
        DuckSession session,
        RunSummary summary,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var total = summary.Total;
        terminal.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{total.Calls:N0} calls brought {total.Rows:N0} rows in {summary.DurationSeconds:0.0} s."
            )
        );
        var tables = await TablesAsync(session, cancellationToken);
        foreach (var layer in tables.Where(table => table.Rows > 0).GroupBy(table => table.Layer))
        {
            terminal.Console.WriteLine($"Rows in {layer.Key}:");
            terminal.Console.Write(new Columns(layer.Select(table => new Text(Line(table)))));
        }

        var empty = tables.Where(table => table is { Layer: "silver", Rows: 0 }).Select(table => table.Name);
        terminal.Output.WriteLine($"Without rows so far: {string.Join(", ", empty)}");
        var isOurs = tables.Any(table => table is { Layer: "gold", Name: RatingTable, Rows: > 0 });
        var source = isOurs ? $"gold.{RatingTable}" : "the API's ratings, silver.fct_ratings_adjusted";
        terminal.Output.WriteLine($"The best 25 by adjusted net rating, points per 100 possessions ({source}):");
        var query = isOurs ? OwnRatings : ServedRatings;
        await QueryView.PrintAsync(session, query, new QueryTarget("table", null), terminal, cancellationToken);
    }

    private static async Task<IReadOnlyList<CountedTable>> TablesAsync(
        DuckSession session,
        CancellationToken cancellationToken
    )
    {
        var tables = await session.QueryAsync(
            "select schema_name, view_name from duckdb_views() where schema_name in ('silver', 'gold') order by 1 desc, 2",
            row => (Layer: row.GetString(0), Name: row.GetString(1)),
            cancellationToken
        );
        var counted = new List<CountedTable>();
        foreach (var (layer, name) in tables)
        {
            var rows = await session.QueryAsync(
                $"select count(*) from {Sql.Name(layer)}.{Sql.Name(name)}",
                row => row.GetInt64(0),
                cancellationToken
            );
            counted.Add(new CountedTable(layer, name, rows[0]));
        }

        return counted;
    }

    private static string Line(CountedTable table) =>
        string.Create(CultureInfo.InvariantCulture, $"{table.Name} {table.Rows:N0}");

    /// <summary>Prints where the lake is, three queries to try, and the way to real data.</summary>
    public static void PrintNext(string lake, Terminal terminal)
    {
        var program = Program;
        terminal.Output.WriteLine($"The lake is in {LakeName.Full(lake)}. Try:");
        foreach (var query in Queries)
        {
            terminal.Output.WriteLine($"  {program} query --lake {lake} \"{query}\"");
        }

        terminal.Output.WriteLine($"  {program} report --lake {lake}");
        terminal.Output.WriteLine("With a key from collegebasketballdata.com, the real season:");
        terminal.Output.WriteLine($"  CBBD_API_KEY=... {program} backfill --seasons 2026");
    }

    /// <summary>How this program is started again from here: by its own file, or by the dotnet host.</summary>
    private static string Program
    {
        get
        {
            var file = Environment.ProcessPath ?? "hoops";
            if (!Path.GetFileNameWithoutExtension(file).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            {
                return Path.GetRelativePath(Environment.CurrentDirectory, file);
            }

            var assembly = Path.Combine(AppContext.BaseDirectory, "hoops.dll");
            return $"dotnet {Path.GetRelativePath(Environment.CurrentDirectory, assembly)}";
        }
    }

    private sealed record CountedTable(string Layer, string Name, long Rows);
}
