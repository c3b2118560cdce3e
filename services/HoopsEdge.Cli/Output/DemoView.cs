using System.Globalization;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Scheduler.Runs;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>What a newcomer wants to see first: what there is, who is best, and what to try next.</summary>
internal static class DemoView
{
    private const string TopTeams = """
        select net_rank as rank, team, conference,
            round(offensive_rating, 1) as offense, round(defensive_rating, 1) as defense, round(net_rating, 1) as net
        from silver.fct_ratings_adjusted order by net_rating desc limit 25
        """;

    private static readonly string[] Queries =
    [
        "select game_date, away_team, away_points, home_team, home_points from fct_games order by game_date desc limit 10",
        "select athlete_name, team, games, round(points / games, 1) as ppg from fct_player_season_stats order by ppg desc limit 10",
        "select play_type, count(*) as plays, round(avg(score_value), 2) as points from fct_plays group by all order by plays desc",
    ];

    /// <summary>Prints the tables of silver with their rows, and the best 25 teams.</summary>
    public static async Task PrintAsync(
        DuckSession session,
        RunSummary summary,
        string lake,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var tables = await session.QueryAsync(
            "select view_name from duckdb_views() where schema_name = 'silver' order by view_name",
            row => row.GetString(0),
            cancellationToken
        );
        var lines = new List<string>();
        foreach (var table in tables)
        {
            var rows = await session.QueryAsync(
                $"select count(*) from silver.{Sql.Name(table)}",
                row => row.GetInt64(0),
                cancellationToken
            );
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{table} {rows[0]:N0}"));
        }

        var total = summary.Total;
        terminal.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{total.Calls:N0} calls brought {total.Rows:N0} rows in {summary.DurationSeconds:0.0} s. Rows in silver:"
            )
        );
        terminal.Console.Write(new Columns(lines.Select(line => new Text(line))));
        terminal.Console.WriteLine("The best 25 by adjusted net rating (points per 100 possessions):");
        await QueryView.PrintAsync(session, TopTeams, new QueryTarget("table", null), terminal, cancellationToken);
    }

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
        terminal.Output.WriteLine("With a key from collegebasketballdata.com:");
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
}
