using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Benchmarks.Ratings;

/// <summary>A seeded season of a league: who meets whom at random, efficiencies from hidden strengths and noise.</summary>
internal static class RatingSeasonGenerator
{
    private const double GameNoise = 11;
    private const double HomeCourt = 4.3;
    private const int ConferenceSize = 11;

    /// <summary>Every team plays about once in five days.</summary>
    /// <param name="teams">Rated teams.</param>
    /// <param name="days">Days with games; one more is rated after the last.</param>
    /// <param name="seed">Everything follows from it.</param>
    public static RatingSeason Generate(int teams, int days, int seed)
    {
        var random = new Random(seed);
        double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var strength = Enumerable
            .Range(0, teams + 1)
            .Select(_ => (Offense: 7 * Normal(), Defense: 6 * Normal()))
            .ToArray();
        strength[teams] = (-15, -15);
        var first = new DateOnly(2025, 11, 3);
        var games = new List<RatingGame>();
        for (var day = 0; day < days; day++)
        {
            for (var g = 0; g < teams / 10; g++)
            {
                var (home, away) = (random.Next(teams), random.Next(teams + 1));
                if (home == away)
                {
                    continue;
                }

                var neutral = random.NextDouble() < 0.15;
                var possessions = Math.Round(68 + 4 * Normal());
                var court = neutral ? 0 : HomeCourt / 2;
                double Points(int attack, int defense, double edge) =>
                    Math.Max(
                        20,
                        Math.Round(
                            possessions
                                / 100
                                * (
                                    106
                                    + strength[attack].Offense
                                    - strength[defense].Defense
                                    + edge
                                    + GameNoise * Normal()
                                )
                        )
                    );
                games.Add(
                    new RatingGame(
                        games.Count + 1,
                        first.AddDays(day),
                        home,
                        away == teams ? RatingGame.Outsider : away,
                        Points(home, away, court),
                        Points(away, home, -court),
                        possessions,
                        40,
                        neutral
                    )
                );
            }
        }

        return new RatingSeason
        {
            Conferences = [.. Enumerable.Range(0, teams).Select(team => team / ConferenceSize)],
            Games = games,
            Dates = [.. Enumerable.Range(1, days).Select(first.AddDays)],
        };
    }
}
