using System.Globalization;
using HoopsEdge.Gold.Tests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Gold.Tests.PlayByPlay;

/// <summary>Plays of one game, written as the feed tells them; the home team is 1, the away team 2.</summary>
internal sealed class Feed
{
    private readonly List<string> _rows = [];
    private int _home;
    private int _away;

    /// <summary>A made or missed shot of the side, or a free throw when it is worth 1.</summary>
    public Feed Shot(string clock, char side, int value, bool made, int period = 1)
    {
        _home += made && side == 'h' ? value : 0;
        _away += made && side == 'a' ? value : 0;
        return Row(clock, side, value == 1 ? "MadeFreeThrow" : "JumpShot", period, value, made);
    }

    /// <summary>Another play.</summary>
    public Feed Play(string clock, char side, string type, int period = 1, string text = "") =>
        Row(clock, side, type, period, null, false, text);

    /// <summary>The end of a period.</summary>
    public Feed End(int period = 1) => Row("0:00", ' ', "End Period", period, null, false);

    /// <summary>Builds the plays and reads which side's possessions ended, and why: <c>h field_goal</c>.</summary>
    public async Task<IReadOnlyList<string>> EndsAsync()
    {
        using var lake = await BuildAsync();
        return await lake.QueryAsync(
            """
            select case offense_team_id when 1 then 'h' else 'a' end || ' ' || possession_end_reason
            from fct_pbp_plays where possession_end order by sequence
            """,
            row => row.GetString(0)
        );
    }

    /// <summary>Builds the plays in a lake.</summary>
    public async Task<GoldLake> BuildAsync()
    {
        var lake = new GoldLake();
        await WriteAsync(lake, "fct_plays", _rows);
        await WriteAsync(
            lake,
            "fct_games",
            [
                $"""
                {Home(1, _home, _away)}, game_date := date '2026-01-05', season := 2026, status := 'final',
                score_known := true, away_team_id := 2, neutral_site := false
                """,
            ]
        );
        (await lake.TryBuildAsync("fct_pbp_game_teams")).Failed.Select(build => build.Error).ShouldBeEmpty();
        return lake;
    }

    private static string Home(int team, int home, int away) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"game_id := 9, home_team_id := {team}, home_points := {home}, away_points := {away}"
        );

    private static async Task WriteAsync(GoldLake lake, string table, IEnumerable<string> rows)
    {
        var stop = TestContext.Current.CancellationToken;
        var definition = (await SqlTables.DescribeAsync(stop)).Single(known => known.Name == table);
        using var session = new DuckSession(new TransformOptions());
        await session.ExecuteAsync($"create table rows as {TableDescriber.Empty(definition)}", stop);
        foreach (var row in rows)
        {
            await session.ExecuteAsync($"insert into rows by name select unnest(struct_pack({row}))", stop);
        }

        var folder = Path.Combine(lake.Lake, "silver", table, "season=2026", "date=2026-01-05");
        Directory.CreateDirectory(folder);
        await session.ExecuteAsync(
            $"copy rows to {Sql.Text(Path.Combine(folder, "part-00000.parquet"))} (format parquet)",
            stop
        );
    }

    private Feed Row(string clock, char side, string type, int period, int? value, bool made, string text = "")
    {
        var parts = clock.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (team, other, home) = side switch
        {
            'h' => ("1", "2", "true"),
            'a' => ("2", "1", "false"),
            _ => ("null", "null", "null"),
        };
        _rows.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                play_id := {_rows.Count + 1}, game_id := 9, season := 2026, game_date := date '2026-01-05',
                play_type := {Sql.Text(type)}, play_text := {Sql.Text(text)}, team_id := {team}, opponent_id := {other},
                is_home_team := {home}, period := {period}, seconds_remaining := {parts[0] * 60 + parts[1]},
                home_score := {_home}, away_score := {_away}, scoring_play := {made}, shot_made := {made},
                shooting_play := {value is not null}, score_value := {value?.ToString(CultureInfo.InvariantCulture)
                    ?? "null"}
                """
            )
        );
        return this;
    }
}
