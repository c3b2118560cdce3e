using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.UnitTests.Validation.Declared;

/// <summary>What an analyst writes after error: or warning:.</summary>
public sealed class CheckRuleTests
{
    [Theory]
    [InlineData("home_points between 0 and 250")]
    [InlineData("season_type in ('regular', 'postseason')")]
    [InlineData("period > 0")]
    [InlineData("coalesce(a, b) in (1, 2)")]
    public void A_condition_is_for_every_row(string text) => CheckRule.Parse(text).ShouldBe(new CheckRule.Row(text));

    [Fact]
    public void Columns_in_a_table_are_a_reference()
    {
        var rule = CheckRule.Parse("game_id, team_id in fct_game_teams").ShouldBeOfType<CheckRule.Reference>();
        rule.Columns.ShouldBe(["game_id", "team_id"]);
        (rule.Table, rule.Other).ShouldBe(("fct_game_teams", "fct_game_teams"));
        rule.Keys.ShouldBe(["game_id", "team_id"]);
    }

    [Fact]
    public void A_reference_may_name_the_columns_of_the_other_table() =>
        CheckRule
            .Parse("home_team_id in dim_teams (team_id)")
            .ShouldBeOfType<CheckRule.Reference>()
            .Keys.ShouldBe(["team_id"]);

    [Fact]
    public void A_condition_may_be_for_groups_of_rows()
    {
        var rule = CheckRule.Parse("per game_id, variant: count(*) = 2").ShouldBeOfType<CheckRule.Group>();
        rule.Columns.ShouldBe(["game_id", "variant"]);
        rule.Condition.ShouldBe("count(*) = 2");
    }

    [Fact]
    public void A_condition_may_be_for_rows_of_two_tables()
    {
        var rule = CheckRule.Parse("with fct_games on game_id: points = home_points").ShouldBeOfType<CheckRule.Match>();
        rule.Columns.ShouldBe(["game_id"]);
        (rule.Table, rule.Condition).ShouldBe(("fct_games", "points = home_points"));
    }

    [Fact]
    public void Coverage_and_row_counts_have_a_filter_and_a_number()
    {
        var coverage = CheckRule
            .Parse("covers game_id of fct_games where status = 'final' at least 0.9")
            .ShouldBeOfType<CheckRule.Coverage>();
        (coverage.Table, coverage.Filter, coverage.AtLeast).ShouldBe(("fct_games", "status = 'final'", 0.9));
        CheckRule.Parse("rows against fct_games at least 2").ShouldBe(new CheckRule.RowCount("fct_games", null, 2));
        CheckRule.Parse("rows a season at least 0.5 of its neighbours").ShouldBe(new CheckRule.SeasonCount(0.5));
    }

    [Fact]
    public void Freshness_names_a_column_here_and_may_name_one_there()
    {
        CheckRule
            .Parse("newest rating_date within 2 days of fct_games (game_date) where score_known")
            .ShouldBe(new CheckRule.Freshness("rating_date", 2, "fct_games", "game_date", "score_known"));
        CheckRule
            .Parse("newest game_date within 3 days of fct_games")
            .ShouldBe(new CheckRule.Freshness("game_date", 3, "fct_games", "game_date", null));
    }

    [Theory]
    [InlineData("per game_id count(*) = 2", "per COLUMN[, COLUMN]: CONDITION")]
    [InlineData("with fct_games: points = home_points", "with TABLE on COLUMN[, COLUMN]: CONDITION")]
    [InlineData("covers fct_games at least 1", "covers COLUMN[, COLUMN] of TABLE [where CONDITION] at least SHARE")]
    [InlineData("rows against fct_games", "rows against TABLE [where CONDITION] at least RATIO")]
    [InlineData("rows a season at least half", "rows a season at least SHARE of its neighbours")]
    [InlineData("newest game_date within a week", "newest COLUMN within N days of TABLE [(COLUMN)] [where CONDITION]")]
    public void A_kind_that_goes_on_otherwise_says_how_it_must(string text, string usage) =>
        Should.Throw<FormatException>(() => CheckRule.Parse(text)).Message.ShouldBe($"'{text}' is not: {usage}");

    [Fact]
    public void A_reference_needs_as_many_columns_there_as_here() =>
        Should
            .Throw<FormatException>(() => CheckRule.Parse("game_id, team_id in fct_game_teams (game_id)"))
            .Message.ShouldBe("'game_id, team_id in fct_game_teams (game_id)' names 2 columns here and 1 there");
}
