using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Gold.Tests.Ratings;

public sealed class RatingBehaviourTests
{
    private static readonly DateOnly Day = new(2025, 11, 10);

    [Fact]
    public void A_strong_schedule_is_worth_more_than_the_same_scores_against_a_weak_one()
    {
        // 0 and 1 win alike, 0 over 2 (who beat 4) and 1 over 3 (whom 4 beat).
        var rated = Rate([Game(0, 2, 10), Game(1, 3, 10), Game(2, 4, 15), Game(4, 3, 15)]);

        rated.Teams[0].AdjMargin.ShouldBeGreaterThan(rated.Teams[1].AdjMargin + 1);
        rated.Teams[0].RawOe.ShouldBe(rated.Teams[1].RawOe);
        rated.Teams[0].SosOe!.Value.ShouldBeLessThan(rated.Teams[1].SosOe!.Value);
    }

    [Fact]
    public void Home_court_is_what_hosts_gain_over_their_own_strength_not_that_strong_teams_host()
    {
        // The stronger team always hosts and wins by 12; on neutral floors it wins by 8.
        RatingGame[] games =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(i => Game(0, 1, i % 2 == 0 ? 12 : 8) with { GameId = i, NeutralSite = i % 2 == 1 }),
        ];

        var rated = Rate(
            games,
            new RatingsOptions
            {
                HomeCourtRidge = 0.01,
                Ridge = 0.01,
                ConferenceShare = 0,
            }
        );

        rated.HomeCourt.ShouldBe(100 * 4 / 70.0, tolerance: 0.1);
    }

    [Fact]
    public void A_fixed_home_court_is_taken_as_it_is()
    {
        var games = Enumerable.Range(0, 60).Select(i => Game(i % 2, 1 - i % 2, 6) with { GameId = i }).ToArray();

        var rated = Rate(games, new RatingsOptions { HomeCourt = "2.5" });

        rated.HomeCourt.ShouldBe(2.5);
        rated.Teams[0].AdjMargin.ShouldBe(rated.Teams[1].AdjMargin, tolerance: 1e-6);
    }

    [Fact]
    public void Beyond_the_cap_a_larger_margin_counts_no_more()
    {
        var options = new RatingsOptions { MarginCap = 20 };

        var won = Rate([Game(0, 1, 20)], options);
        var routed = Rate([Game(0, 1, 50)], options);

        routed.Teams[0].AdjMargin.ShouldBe(won.Teams[0].AdjMargin, tolerance: 1e-9);
        Rate([Game(0, 1, 50)]).Teams[0].AdjMargin.ShouldBeGreaterThan(won.Teams[0].AdjMargin + 1);
    }

    [Fact]
    public void With_a_half_life_the_newer_of_two_opposite_results_counts_more()
    {
        RatingGame[] games = [Game(0, 1, 15) with { Date = Day.AddDays(-30) }, Game(1, 0, 15) with { GameId = 2 }];

        Rate(games).Teams[0].AdjMargin.ShouldBe(0, tolerance: 1e-6);
        Rate(games, new RatingsOptions { HalfLifeDays = 10 }).Teams[0].AdjMargin.ShouldBeLessThan(-1);
    }

    [Fact]
    public void Before_its_first_game_a_team_is_what_last_season_and_its_conference_make_expected()
    {
        // Conference 0 holds teams 0 and 1 with last margins 30 and 10; team 4 of conference 1 is new.
        var season = Season([]) with
        {
            Conferences = [0, 0, 1, 1, 1],
            Prior = new RatingPrior([Last(30), Last(10), Last(-20), Last(-20), null], 3.7),
        };

        var rated = SeasonRatings.Compute(season, new RatingsOptions { PriorWeight = 0.75 }).ShouldHaveSingleItem();

        (rated.Teams[0].AdjMargin - rated.Teams[1].AdjMargin).ShouldBe(0.75 * 20, tolerance: 1e-9);
        rated.Teams[4].AdjMargin.ShouldBe(rated.Teams[2].AdjMargin, tolerance: 1e-9);
        rated.Teams.Average(team => team.AdjMargin).ShouldBe(0, tolerance: 1e-9);
        rated.HomeCourt.ShouldBe(3.7, tolerance: 1e-9);
        rated.Teams[0].Games.ShouldBe(0);
        rated.Teams[0].RawOe.ShouldBeNull();
    }

    [Fact]
    public void Without_games_and_without_last_season_nothing_is_said() =>
        SeasonRatings.Compute(Season([]), new RatingsOptions()).ShouldBeEmpty();

    [Fact]
    public void A_prior_weight_of_zero_forgets_last_season()
    {
        var prior = new RatingPrior([Last(30), Last(-30), Last(0), Last(0), Last(0)], 4.5);
        var games = Season([Game(0, 1, 3)]);
        var options = new RatingsOptions { PriorWeight = 0 };

        var with = SeasonRatings.Compute(games with { Prior = prior }, options).ShouldHaveSingleItem();

        with.Teams[0].AdjMargin.ShouldBe(Rate([Game(0, 1, 3)], options).Teams[0].AdjMargin, tolerance: 1e-6);
    }

    [Fact]
    public void All_opponents_outside_division_one_are_one_team_whose_strength_is_learnt_from_all_of_them()
    {
        // 1 beat outsiders by 40; 0 beat them by 40 as well, so 0 is no better for it.
        RatingGame[] games =
        [
            Game(0, RatingGame.Outsider, 40),
            Game(1, RatingGame.Outsider, 40) with
            {
                GameId = 2,
            },
            Game(2, RatingGame.Outsider, 10) with
            {
                GameId = 3,
            },
        ];

        var rated = Rate(games, new RatingsOptions { OutsiderWeight = 1 });

        rated.Teams[0].AdjMargin.ShouldBe(rated.Teams[1].AdjMargin, tolerance: 1e-9);
        rated.Teams[0].AdjMargin.ShouldBeGreaterThan(rated.Teams[2].AdjMargin + 5);
        rated.Teams[0].AdjMargin.ShouldBeLessThan(30);
        rated.Teams[0].Games.ShouldBe(1);
    }

    [Fact]
    public void Tempo_is_per_40_minutes_and_adjusted_for_the_opponents()
    {
        // 0 plays at 70 against fast opponents only, 1 at 70 against slow ones only.
        RatingGame[] games =
        [
            Paced(0, 2, 70),
            Paced(1, 3, 70),
            Paced(2, 4, 76),
            Paced(3, 4, 64),
            Paced(2, 4, 76 * 50 / 40.0) with
            {
                Minutes = 50,
            },
        ];

        var rated = Rate(games);

        rated.Teams[0].AdjTempo.ShouldBeLessThan(rated.Teams[1].AdjTempo - 1);
        rated.LeagueTempo.ShouldBeInRange(66, 74);
    }

    [Fact]
    public void An_implausible_game_is_no_input()
    {
        var seven = Game(0, 1, 5) with { Possessions = 7 };

        Should
            .Throw<ArgumentException>(() => Rate([seven]))
            .Message.ShouldStartWith("Game 1 cannot be rated: 7 possessions in 40 minutes is not within 40..110");
    }

    private static TeamPrior Last(double margin) => new(105 + margin / 2, 105 - margin / 2, 68);

    private static RatingGame Paced(int home, int away, double possessions) =>
        Game(home, away, 0) with
        {
            Possessions = possessions,
            GameId = home * 10 + away,
        };

    private static RatingGame Game(int home, int away, double margin) =>
        new(1, Day.AddDays(-1), home, away, 70 + margin / 2, 70 - margin / 2, 70, 40, NeutralSite: false);

    private static RatingSeason Season(IReadOnlyList<RatingGame> games) =>
        new()
        {
            Conferences = [0, 0, 0, 0, 0],
            Games = games,
            Dates = [Day],
        };

    private static RatingDay Rate(IReadOnlyList<RatingGame> games, RatingsOptions? options = null) =>
        SeasonRatings.Compute(Season(games), options ?? new RatingsOptions()).ShouldHaveSingleItem();
}
