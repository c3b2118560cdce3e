using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Gold.Tests.Ratings;

public sealed class RatingGateTests
{
    private static readonly RatingGame Usual = new(1, new DateOnly(2026, 1, 5), 0, 1, 75, 68, 68, 40, false);

    public static TheoryData<RatingGame, string> Implausible =>
        new()
        {
            { Usual with { Possessions = 7 }, "7 possessions in 40 minutes is not within 40..110" },
            { Usual with { Possessions = 120 }, "120 possessions in 40 minutes is not within 40..110" },
            { Usual with { Possessions = 43, Minutes = 45 }, "38.2 possessions in 40 minutes is not within 40..110" },
            { Usual with { Possessions = double.NaN }, "possessions are unknown" },
            { Usual with { Possessions = double.PositiveInfinity }, "possessions are unknown" },
            { Usual with { HomePoints = -1 }, "-1 points" },
            { Usual with { AwayPoints = double.NaN }, "points are unknown" },
            { Usual with { HomePoints = 0, AwayPoints = 0 }, "a score of 0-0 is no result" },
            { Usual with { Minutes = 0 }, "0 minutes is not within 20..90" },
            { Usual with { Minutes = double.NaN }, "NaN minutes is not within 20..90" },
            { Usual with { Away = 0 }, "a team plays itself" },
            { Usual with { Home = RatingGame.Outsider, Away = RatingGame.Outsider }, "neither team is rated" },
        };

    [Theory]
    [MemberData(nameof(Implausible))]
    public void An_implausible_game_is_refused_with_the_figure_that_cannot_be_true(RatingGame game, string objection) =>
        RatingGate.Objection(game).ShouldBe(objection);

    [Fact]
    public void Usual_games_overtimes_and_games_against_outsiders_are_used()
    {
        RatingGate.Objection(Usual).ShouldBeNull();
        RatingGate.Objection(Usual with { Possessions = 95, Minutes = 55 }).ShouldBeNull();
        RatingGate.Objection(Usual with { Away = RatingGame.Outsider }).ShouldBeNull();
        RatingGate.Objection(Usual with { Possessions = 52, Minutes = 31 }).ShouldBeNull();
        RatingGate.Objection(Usual with { Possessions = 40 }).ShouldBeNull();
        RatingGate.Objection(Usual with { Possessions = 110 }).ShouldBeNull();
    }
}
