using System.Text.RegularExpressions;
using HoopsEdge.Cli.Report;
using HoopsEdge.Cli.Report.Html;
using HoopsEdge.Cli.Validation;
using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Tables.Checks;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Report;

/// <summary>The page as a browser gets it.</summary>
public sealed partial class ReportPageTests
{
    private const string Hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";

    private static readonly LakeReport Full = new()
    {
        Lake = "/lake",
        MadeAt = TestLake.Noon,
        Season = 2026,
        Games =
        [
            new(2025, 200, new Dictionary<string, long> { ["plays"] = 0 }),
            new(2026, 200, new Dictionary<string, long> { ["plays"] = 150 }),
        ],
        Tables =
        [
            new("silver", "fct_games", 300, new Dictionary<int, long> { [2025] = 200, [2026] = 100 }),
            new("silver", "dim_teams", 46, null),
        ],
        Quality = new QualityReport
        {
            CheckedAt = TestLake.Noon,
            Checks = [Failed("venue_id in dim_venues", "9")],
            Findings = [new Finding(Severity.Note, "completeness", "2026", "200 finished games")],
        },
        Teams = [Team("Duke", [1, 2.5, 30]), Team("Kansas", [])],
        Calibration =
        [
            new MarginDecile(1, 30, -20, -5, -10, -9.5, 8, 12),
            new MarginDecile(2, 10, -5, 20, 6, 7, 10, 12),
        ],
        Lines = new GameLines(
            7,
            "Kansas at Duke, 2026-01-10, 70-80",
            true,
            [
                new LineMove("Bovada", 0, "open", -3.5, 140),
                new LineMove("Bovada", 1, "2026-01-09", -6, null),
                new LineMove("ESPN BET", 1, "2026-01-09", null, 141),
            ]
        ),
    };

    [Fact]
    public void A_lake_with_everything_misses_nothing()
    {
        var page = ReportPage.Render(Full);
        page.ShouldStartWith("<!doctype html>");
        page.ShouldNotContain("class=\"missing\"");
        Open().Count(page).ShouldBe(Close().Count(page));
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere_and_nothing_can_run()
    {
        var page = ReportPage.Render(Full);
        page.ShouldContain("default-src &#x27;none&#x27;");
        Outside().Matches(page).Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public void A_name_that_is_markup_stays_text_wherever_it_stands()
    {
        var hostile = Full with
        {
            Lake = Hostile,
            Tables = [new TableRows(Hostile, Hostile, 1, new Dictionary<int, long> { [2026] = 1 })],
            Games = [new SeasonGames(2026, 1, new Dictionary<string, long> { [Hostile] = 1 })],
            Quality = new QualityReport
            {
                CheckedAt = TestLake.Noon,
                Checks = [Failed(Hostile, Hostile)],
                Findings = [new Finding(Severity.Breach, Hostile, Hostile, Hostile)],
            },
            Teams = [Team(Hostile, [1, 2])],
            Lines = new GameLines(7, Hostile, false, [new LineMove(Hostile, 0, Hostile, -3, 140)]),
        };
        var page = ReportPage.Render(hostile);
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldNotContain("<img", Case.Insensitive);
        Open().Count(page).ShouldBe(Close().Count(page));
    }

    [Fact]
    public void A_lake_with_nothing_says_which_command_fills_each_part()
    {
        var page = ReportPage.Render(new LakeReport { Lake = "/lake", MadeAt = TestLake.Noon });
        Command()
            .Matches(page)
            .Select(match => match.Groups[1].Value)
            .ShouldBe([
                "hoops backfill --seasons A..B",
                "hoops validate",
                "hoops gold",
                "hoops gold",
                "hoops backfill --seasons S --endpoints lines",
            ]);
    }

    [Fact]
    public void The_heat_map_tells_what_is_missing_from_what_is_little_and_what_is_all()
    {
        var page = ReportPage.Render(Full);
        page.ShouldContain("<td class=\"number heat none\" title=\"plays: 0 games, 200 missing\">missing</td>");
        page.ShouldContain("<td class=\"number heat h4\" title=\"plays: 150 games, 50 missing\">75.0</td>");
        page.ShouldContain("<td class=\"number heat h5\" title=\"fct_games, season 2025\">200</td>");
        page.ShouldContain("<td class=\"number heat h3\" title=\"fct_games, season 2026\">100</td>");
    }

    [Fact]
    public void A_failed_check_is_shown_with_its_worst_rows()
    {
        var page = ReportPage.Render(Full);
        page.ShouldContain("<code>venue_id in dim_venues</code>");
        page.ShouldContain("<td>9</td>");
        page.ShouldContain("0 breaches and 1 warnings; of the declared checks 0 passed, 1 failed");
    }

    [Fact]
    public void A_sparkline_has_a_point_a_day_on_the_scale_of_all_teams()
    {
        var page = ReportPage.Render(Full);
        page.ShouldContain("aria-label=\"Duke: 1.0 to 30.0 over 3 days\"");
        page.ShouldContain("<polyline class=\"curve\" points=\"3,24.3 60,23.2 117,3\">");
        page.ShouldContain("aria-label=\"Kansas: no history\"");
    }

    [Fact]
    public void Calibration_weighs_its_groups_by_their_games() =>
        ReportPage
            .Render(Full)
            .ShouldContain(
                "40 games, each predicted from ratings that know games before its day only. Mean absolute error 8.50 points; always predicting the mean home margin would err by 12.00."
            );

    [Fact]
    public void Lines_show_the_first_and_the_latest_offer_and_a_dash_where_there_is_none()
    {
        var page = ReportPage.Render(Full);
        page.ShouldContain("Kansas at Duke, 2026-01-10, 70-80 (game 7, its spread moved most in the season)");
        page.ShouldContain("<td class=\"number\">-2.5</td>");
        page.ShouldContain("<td class=\"number\">–</td>");
    }

    private static CheckResult Failed(string check, string value) =>
        new()
        {
            Layer = "silver",
            Table = "fct_games",
            Check = check,
            Kind = "reference",
            Severity = CheckSeverity.Warning,
            Outcome = CheckOutcome.Failed,
            Rows = 300,
            Breaches = 1,
            Message = "1 values that are not in dim_venues",
            Worst = [new Dictionary<string, string?> { [value] = value, ["rows"] = null }],
        };

    private static RatedTeam Team(string name, double[] margins) =>
        new()
        {
            Team = name,
            Conference = "ACC",
            Games = 12,
            Offence = 120,
            Defence = 90,
            Margin = 30,
            Tempo = 68,
            Barthag = 0.97,
            RatedOn = new DateOnly(2026, 1, 15),
            Margins = margins,
        };

    [GeneratedRegex("<(?!meta|!)[a-z]")]
    private static partial Regex Open();

    [GeneratedRegex("</[a-z]")]
    private static partial Regex Close();

    [GeneratedRegex("https?:|<link|<script|src=|@import|url\\(|\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex("Run <code>([^<]*)</code>")]
    private static partial Regex Command();
}
