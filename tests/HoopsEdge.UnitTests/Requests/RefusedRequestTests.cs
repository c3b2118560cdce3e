namespace HoopsEdge.UnitTests.Requests;

public sealed class RefusedRequestTests
{
    [Theory]
    [InlineData("conferences", "season=2025", "conferences: no parameter 'season' (known: it takes none)")]
    [InlineData("lineups_team", "season=2025|teem=Duke", "lineups_team: no parameter 'teem' (known: season, team, ")]
    [InlineData("rankings", "season=soon", "rankings: 'soon' does not fit parameter 'season' (integer)")]
    [InlineData("rankings", "season=2025.5", "rankings: '2025.5' does not fit parameter 'season' (integer)")]
    [InlineData("rankings", "pollType=AP", "rankings: 'AP' does not fit parameter 'pollType' (ap or coaches)")]
    [InlineData("rankings", "team=", "rankings: '' does not fit parameter 'team' (string)")]
    [InlineData(
        "plays_game",
        "gameId=1|shootingPlaysOnly=yes",
        "plays_game: 'yes' does not fit parameter 'shootingPlaysOnly' (boolean)"
    )]
    [InlineData("plays_date", "date=tomorrow", "plays_date: 'tomorrow' does not fit parameter 'date' (date-time)")]
    [InlineData(
        "plays_date",
        "date=2025-11-03T00:00:00Z|utcOffset=west",
        "plays_date: 'west' does not fit parameter 'utcOffset' (number)"
    )]
    [InlineData("plays_game", "", "plays_game: parameter 'gameId' is required")]
    [InlineData("lineups_team", "season=2025", "lineups_team: parameter 'team' is required")]
    [InlineData("stats_team_season", "seasonType=regular", "stats_team_season: one of season, team is required")]
    public void A_request_that_does_not_fit_its_contract_is_refused_in_one_line(
        string endpoint,
        string parameters,
        string refusal
    )
    {
        var message = Should.Throw<ArgumentException>(() => Request.Of(endpoint, parameters)).Message;
        message.ShouldStartWith(refusal);
        message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("stats_team_season", "team=Duke")]
    [InlineData("stats_team_season", "season=2025")]
    [InlineData("rankings", "")]
    [InlineData("plays_date", "date=2025-11-03T00:00:00Z")]
    public void A_request_that_fits_its_contract_is_made(string endpoint, string parameters) =>
        Request.Of(endpoint, parameters).FetchId.Length.ShouldBe(16);
}
