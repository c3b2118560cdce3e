using HoopsEdge.ApiSimulator.Http;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class RouteShapeTests(SmallLeague league)
{
    public static TheoryData<string> Paths => [.. ContractDocument.AllPaths];
    public static TheoryData<string> DocumentedPaths =>
        [.. ContractDocument.AllPaths.Except(ContractDocument.NewerPaths)];

    [Fact]
    public void There_are_38_routes() =>
        ApiRoutes.All.Select(route => route.Path).Order().ShouldBe(ContractDocument.AllPaths.Order());

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_route_answers_rows_with_the_fields_of_its_shape(string path)
    {
        var rows = await league.Api.RowsAsync(Fill(path));

        if (path != "/scoreboard")
            rows.ShouldNotBeEmpty();
        foreach (var row in rows.Take(50))
            row.EnumerateObject().Select(field => field.Name).ShouldBe(ExpectedFields.Of(path), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(DocumentedPaths))]
    public async Task Every_answer_of_a_documented_route_fits_the_contract(string path)
    {
        if (ContractDocument.Find() is not { } contract)
        {
            Assert.Skip("the contract document is not on this machine");
            return;
        }
        var schema = contract.Row(path);

        var rows = await league.Api.RowsAsync(Fill(path));

        rows.Take(600).SelectMany(row => contract.Breaches(row, schema, path)).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public async Task Instants_are_written_as_the_feed_writes_them()
    {
        var games = await league.Api.RowsAsync("/games?season=2026");

        games.Select(game => game.Text("startDate")).ShouldAllBe(text => text.Length == 24 && text.EndsWith(".000Z"));
    }

    private string Fill(string path)
    {
        var team = Uri.EscapeDataString(league.Game.Text("homeTeam"));
        var conference = Uri.EscapeDataString(league.Game.Text("homeConference"));
        var filled = path.Replace("{gameId}", $"{league.GameId}", StringComparison.Ordinal)
            .Replace("{playerId}", $"{league.PlayerId}", StringComparison.Ordinal);
        var query = path switch
        {
            "/plays/date" => "date=2026-01-10",
            "/plays/tournament" => "season=2026&tournament=NCAA",
            "/stats/team/shooting/season" or "/stats/player/shooting/season" => $"season=2026&conference={conference}",
            "/recruiting/players" or "/recruiting/teams" or "/draft/picks" => "year=2025",
            "/games/media" or "/games/teams" or "/games/players" or "/lines" => "season=2026&startDateRange=2026-02-20",
            _ => $"season=2026&team={team}",
        };
        return $"{filled}?{query}";
    }
}
