using System.IO.Compression;
using System.Text.Json;
using HoopsEdge.Gold.Tests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Ratings;

namespace HoopsEdge.Gold.Tests.Ratings;

/// <summary>Recorded box scores of the real API, from the folder that HOOPS_REAL_DATA names; they are no part of this repository.</summary>
public sealed class RealSeasonTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Real_games_give_the_ratings_of_the_api_itself()
    {
        var folder = Environment.GetEnvironmentVariable("HOOPS_REAL_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "HOOPS_REAL_DATA names no folder of recorded rows");
        var known = (await RowsAsync(folder, "ratings_adjusted_2026")).ToDictionary(
            row => row.GetProperty("teamId").GetInt32(),
            row => row.GetProperty("netRating").GetDouble()
        );
        var teams = (await RowsAsync(folder, "teams_2026"))
            .Where(team => known.ContainsKey(team.GetProperty("id").GetInt32()))
            .ToArray();
        var games = Games(await RowsAsync(folder, "games_teams_2026"), IndexOf(teams));
        var last = games.Max(game => game.Date).AddDays(1);

        var rated = SeasonRatings
            .Compute(
                new RatingSeason
                {
                    Conferences = Conferences(teams),
                    Games = games,
                    Dates = [last],
                },
                new RatingsOptions()
            )
            .ShouldHaveSingleItem();

        var r = Correlation.Of(
            rated.Teams.Select(team => team.AdjMargin),
            teams.Select(team => known[team.GetProperty("id").GetInt32()])
        );
        output.WriteLine(
            Invariant($"{games.Count} games to {last:yyyy-MM-dd}: r {r:F4}, home court {rated.HomeCourt:F2}, ")
                + Invariant($"league {rated.LeagueEfficiency:F1}, tempo {rated.LeagueTempo:F1}")
        );
        r.ShouldBeGreaterThanOrEqualTo(0.97);
    }

    private static async Task<IReadOnlyList<JsonElement>> RowsAsync(string folder, string table)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "data", $"{table}.json.gz"));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        var document = await JsonDocument.ParseAsync(unpacked, default, TestContext.Current.CancellationToken);
        return [.. document.RootElement.EnumerateArray()];
    }

    private static Dictionary<int, int> IndexOf(JsonElement[] teams) =>
        teams
            .Select((team, index) => (Id: team.GetProperty("id").GetInt32(), index))
            .ToDictionary(team => team.Id, team => team.index);

    private static int[] Conferences(JsonElement[] teams)
    {
        var names = teams.Select(team => team.GetProperty("conference").GetString()).Distinct().ToList();
        return [.. teams.Select(team => names.IndexOf(team.GetProperty("conference").GetString()))];
    }

    private static List<RatingGame> Games(IReadOnlyList<JsonElement> rows, Dictionary<int, int> teams)
    {
        int Team(JsonElement row, string name) =>
            teams.GetValueOrDefault(row.GetProperty(name).GetInt32(), RatingGame.Outsider);
        return
        [
            .. rows.Where(row => row.GetProperty("isHome").GetBoolean())
                .Select(row => new RatingGame(
                    row.GetProperty("gameId").GetInt32(),
                    DateOnly.FromDateTime(row.GetProperty("startDate").GetDateTimeOffset().UtcDateTime.AddHours(-5)),
                    Team(row, "teamId"),
                    Team(row, "opponentId"),
                    Points(row, "teamStats"),
                    Points(row, "opponentStats"),
                    (Possessions(row, "teamStats") + Possessions(row, "opponentStats")) / 2,
                    Number(row, "gameMinutes") ?? 40,
                    row.GetProperty("neutralSite").GetBoolean()
                ))
                .Where(game => RatingGate.Objection(game) is null),
        ];
    }

    private static double Points(JsonElement row, string side) =>
        Number(row.GetProperty(side).GetProperty("points"), "total") ?? double.NaN;

    private static double Possessions(JsonElement row, string side) =>
        Number(row.GetProperty(side), "possessions") ?? double.NaN;

    private static double? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
