using CsCheck;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.UnitTests.Seasons;

public sealed class WindowTests
{
    private static readonly Gen<SeasonsOptions> AnyOptions = Gen.Select(
        Gen.Int[1, 366],
        Gen.Int[0, 152],
        Gen.Int[0, 210],
        (chunk, first, last) =>
            new SeasonsOptions
            {
                ChunkDays = chunk,
                FirstGameDay = $"{new DateOnly(2022, 8, 1).AddDays(first):MM-dd}",
                LastGameDay = $"{new DateOnly(2023, 1, 1).AddDays(last):MM-dd}",
            }
    );

    [Fact]
    public void They_cover_any_season_without_gap_or_overlap() =>
        Gen.Select(AnyOptions, Gen.Int[2003, 2100].Select(year => new Season(year)))
            .Sample(
                (options, season) =>
                {
                    var next = season.Start;
                    foreach (var (from, to) in options.Windows(season))
                    {
                        from.ShouldBe(next);
                        to.ShouldBeGreaterThanOrEqualTo(from);
                        next = to.AddDays(1);
                    }

                    next.ShouldBe(season.End.AddDays(1));
                },
                seed: "0000PvCqZm41",
                iter: 500
            );

    [Fact]
    public void None_between_the_first_and_the_last_game_day_is_longer_than_the_chunk() =>
        AnyOptions.Sample(
            options =>
            {
                var season = new Season(2024);
                var inner = options
                    .Windows(season)
                    .Where(window => window.From >= options.FirstGameDayOf(season) && window.To != season.End);
                return inner.All(window => window.To.DayNumber - window.From.DayNumber + 1 == options.ChunkDays);
            },
            seed: "0000PvCqZm41",
            iter: 500
        );

    [Fact]
    public void The_shipped_season_has_the_summer_six_months_and_a_long_last_one() =>
        new SeasonsOptions()
            .Windows(new Season(2025))
            .Select(window => $"{window.From:yyyy-MM-dd}..{window.To:yyyy-MM-dd}")
            .ShouldBe([
                "2024-08-01..2024-10-31",
                "2024-11-01..2024-12-01",
                "2024-12-02..2025-01-01",
                "2025-01-02..2025-02-01",
                "2025-02-02..2025-03-04",
                "2025-03-05..2025-04-04",
                "2025-04-05..2025-07-31",
            ]);

    [Theory]
    [InlineData("current", "2026-07-31", 2026)]
    [InlineData("current", "2026-08-01", 2027)]
    [InlineData("2024", "2026-01-15", 2024)]
    public void The_last_season_is_a_year_or_the_one_of_today(string end, string today, int season) =>
        new SeasonsOptions { End = end }
            .LastSeason(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))
            .Year.ShouldBe(season);
}
