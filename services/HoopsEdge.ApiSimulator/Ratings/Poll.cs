using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;
using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Ratings;

/// <summary>A team in a poll; teams that only received votes have no rank.</summary>
internal sealed record PollEntry(
    string PollType,
    SeasonType SeasonType,
    int Week,
    DateTimeOffset Date,
    Team Team,
    int? Ranking,
    int Points,
    int FirstPlaceVotes
);

/// <summary>
/// The weekly polls. Voters see results as they stood (a later stat correction changes no old ballot) through a
/// preseason opinion that fades.
/// </summary>
internal static class Poll
{
    private const int Ballots = 60;
    private const int Ranked = 25;
    private static readonly string[] Types = ["AP Top 25", "Coaches Poll"];

    public static IReadOnlyList<PollEntry> Conduct(SeasonArchive archive, DateTimeOffset now)
    {
        var entries = new List<PollEntry>();
        for (var week = 1; week <= 20; week++)
        {
            var days = week == 1 ? -21 : 7 * (week - 1);
            Add(archive, now, entries, SeasonType.Regular, week, archive.Calendar.Opening.AddDays(days));
        }
        Add(archive, now, entries, SeasonType.Postseason, 3, archive.Calendar.NationalTournament.AddDays(22));
        return entries;
    }

    private static void Add(
        SeasonArchive archive,
        DateTimeOffset now,
        List<PollEntry> entries,
        SeasonType type,
        int week,
        DateOnly day
    )
    {
        var date = SeasonCalendar.At(day, 0);
        if (date > now)
            return;
        var known = archive.Games.Where(game => archive.Outcome(game)?.FinalAt < date).ToArray();
        var power = SimpleRating.Solve(
            archive.League.Directory.DivisionOneCount,
            [.. SeasonArchive.Rated(known, game => archive.Outcome(game)!.Original)]
        );
        foreach (var poll in Types)
            entries.AddRange(Count(archive, poll, type, week, date, power));
    }

    private static IEnumerable<PollEntry> Count(
        SeasonArchive archive,
        string poll,
        SeasonType type,
        int week,
        DateTimeOffset date,
        double?[] power
    )
    {
        var random = SeededRandom.For(archive.League.Options.Seed, poll, archive.Season, week, (int)type);
        var trust = Math.Min(1, week / 8.0);
        var opinion = archive
            .League.Directory.Teams.Take(power.Length)
            .Select(team => (team, score: Opinion(archive, team, power[team.Index], trust) + random.NextNormal()))
            .OrderByDescending(entry => entry.score)
            .Take(Math.Min(44, power.Length))
            .ToArray();
        var firstVotes = Ballots;
        for (var i = 0; i < opinion.Length; i++)
        {
            var share = i < 3 ? Math.Min(firstVotes, (int)(firstVotes * random.Between(0.55, 0.95))) : 0;
            firstVotes -= share;
            var points = Math.Max(
                1,
                (int)(Ballots * Math.Max(0.02, 25.5 - i * (i < Ranked ? 1 : 1.25)) - random.Next(9))
            );
            yield return new PollEntry(
                poll,
                type,
                week,
                date,
                opinion[i].team,
                i < Ranked ? i + 1 : null,
                points + share,
                share
            );
        }
    }

    private static double Opinion(SeasonArchive archive, Team team, double? power, double trust)
    {
        var reputation = archive.League.Profiles.Of(team, archive.Season - 1).Net * 0.68;
        return power is { } seen ? trust * seen + (1 - trust) * reputation : reputation;
    }
}
