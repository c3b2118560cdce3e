using CsCheck;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.UnitTests.Seasons;

public sealed class SeasonTests
{
    [Theory]
    [InlineData("2025-07-31", 2025)]
    [InlineData("2025-08-01", 2026)]
    [InlineData("2025-12-31", 2026)]
    [InlineData("2026-01-01", 2026)]
    [InlineData("2024-02-29", 2024)]
    [InlineData("2024-08-31", 2025)]
    public void A_season_is_named_after_the_year_in_which_it_ends(string day, int season) =>
        Season.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Year.ShouldBe(season);

    [Theory]
    [InlineData(2024, 366)]
    [InlineData(2025, 365)]
    public void A_season_has_a_year_of_days(int year, int days)
    {
        var season = new Season(year);
        (season.End.DayNumber - season.Start.DayNumber + 1).ShouldBe(days);
    }

    [Fact]
    public void Every_day_is_in_the_season_that_it_belongs_to() =>
        Gen.Date[new DateTime(2002, 8, 1), new DateTime(2100, 7, 31)]
            .Select(DateOnly.FromDateTime)
            .Sample(
                day => Season.Of(day) is var season && season.Start <= day && day <= season.End,
                seed: "0000PvCqZm41",
                iter: 500
            );

    [Fact]
    public void Seasons_are_ordered_by_year()
    {
        var (earlier, later) = (new Season(2024), new Season(2025));
        (earlier < later && earlier <= later && later > earlier && later >= earlier).ShouldBeTrue();
        (later < earlier || later <= earlier || earlier > later || earlier >= later).ShouldBeFalse();
        earlier.CompareTo(later).ShouldBeNegative();
        $"{later}".ShouldBe("2025");
    }
}
