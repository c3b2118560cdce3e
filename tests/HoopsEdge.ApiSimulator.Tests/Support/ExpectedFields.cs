namespace HoopsEdge.ApiSimulator.Tests.Support;

/// <summary>The fields of one row of every route, as the contract names them.</summary>
internal static class ExpectedFields
{
    private const string Matchup =
        "gameId season seasonLabel seasonType tournament startDate startTimeTbd teamId team conference teamSeed opponentId "
        + "opponent opponentConference opponentSeed neutralSite isHome conferenceGame gameType notes gameMinutes ";

    private const string Play =
        "id sourceId gameId gameSourceId gameStartDate season seasonType gameType tournament playType isHomeTeam teamId team "
        + "conference teamSeed opponentId opponent opponentConference opponentSeed period clock secondsRemaining homeScore "
        + "awayScore homeWinProbability scoringPlay shootingPlay scoreValue wallclock playText participants onFloor shotInfo";

    private const string Substitution =
        "gameId startDate teamId team conference athleteId athlete position opponentId opponent opponentConference subIn subOut";

    private const string Lineup =
        "teamId team conference idHash athletes totalSeconds pace offenseRating defenseRating netRating teamStats opponentStats";

    private const string Shooting =
        "season teamId team conference trackedShots assistedPct freeThrowRate dunks layups tipIns twoPointJumpers "
        + "threePointJumpers freeThrows attemptsBreakdown";

    private const string Conference = "id sourceId name abbreviation shortName";

    private static readonly Dictionary<string, string> Routes = new()
    {
        ["/conferences"] = Conference,
        ["/conferences/history"] = Conference + " teams",
        ["/draft/picks"] =
            "athleteId sourceTeamId sourceTeamLocation sourceTeamName sourceTeamLeagueAffiliation sourceTeamCollegeId "
            + "draftTeamId draftTeam year overall round pick name overallRank positionRank height weight",
        ["/draft/positions"] = "name abbreviation",
        ["/draft/teams"] = "id sourceId location name displayName abbreviation",
        ["/games"] =
            "id sourceId seasonLabel season seasonType startDate startTimeTbd neutralSite conferenceGame gameType tournament "
            + "gameNotes status attendance homeTeamId homeTeam homeConferenceId homeConference homeSeed homePoints "
            + "homePeriodPoints homeWinner awayTeamId awayTeam awayConferenceId awayConference awaySeed awayPoints "
            + "awayPeriodPoints awayWinner excitement venueId venue city state",
        ["/games/media"] =
            "gameId season seasonLabel seasonType tournament startDate startTimeTbd homeTeamId homeTeam homeConference "
            + "awayTeamId awayTeam awayConference neutralSite conferenceGame gameType notes broadcasts",
        ["/games/players"] = Matchup + "gamePace players",
        ["/games/teams"] = Matchup + "pace teamStats opponentStats",
        ["/lines"] =
            "gameId season seasonType startDate homeTeamId homeTeam homeConference homeScore awayTeamId awayTeam "
            + "awayConference awayScore lines",
        ["/lines/providers"] = "id name",
        ["/lineups/game/{gameId}"] = Lineup,
        ["/lineups/team"] = Lineup,
        ["/plays/date"] = Play,
        ["/plays/game/{gameId}"] = Play,
        ["/plays/player/{playerId}"] = Play,
        ["/plays/team"] = Play,
        ["/plays/tournament"] = Play,
        ["/plays/types"] = "id name",
        ["/rankings"] =
            "season seasonType week pollDate pollType teamId team conference ranking points firstPlaceVotes",
        ["/ratings/adjusted"] = "season teamId team conference offensiveRating defensiveRating netRating rankings",
        ["/ratings/elo"] = "season teamId team conference elo",
        ["/ratings/srs"] = "season teamId team conference rating",
        ["/recruiting/players"] =
            "id sourceId position schoolId school hometown committedTo athleteId year name heightInches weightPounds stars "
            + "rating ranking",
        ["/recruiting/portal"] =
            "id sourceId year firstName lastName position origin destination eligibility yearsRemaining stars rating",
        ["/recruiting/teams"] = "teamId team conference year ranking rating",
        ["/scoreboard"] =
            "id startDate startTimeTbd tv neutralSite conferenceGame status period clock venue city state homeTeam awayTeam "
            + "betting",
        ["/stats/player/season"] =
            "season seasonLabel teamId team conference athleteId athleteSourceId name position games starts minutes points "
            + "turnovers fouls assists steals blocks usage offensiveRating defensiveRating netRating PORPAG "
            + "effectiveFieldGoalPct trueShootingPct assistsTurnoverRatio freeThrowRate offensiveReboundPct fieldGoals "
            + "twoPointFieldGoals threePointFieldGoals freeThrows rebounds winShares",
        ["/stats/player/shooting/season"] = Shooting + " athleteId athleteName",
        ["/stats/team/leaderboard"] =
            "season teamId team conference record summary teamStats opponentStats shotProfile adjustedEfficiency",
        ["/stats/team/season"] =
            "season seasonLabel teamId team conference games wins losses totalMinutes pace teamStats opponentStats",
        ["/stats/team/shooting/season"] = Shooting,
        ["/substitutions/game/{gameId}"] = Substitution,
        ["/substitutions/player/{playerId}"] = Substitution,
        ["/substitutions/team"] = Substitution,
        ["/teams"] =
            "id sourceId school mascot abbreviation displayName shortDisplayName primaryColor secondaryColor currentVenueId "
            + "currentVenue currentCity currentState conferenceId conference",
        ["/teams/roster"] = "teamId teamSourceId team conference season players",
        ["/venues"] = "id sourceId name city state country",
    };

    public static string[] Of(string path) => Routes[path].Split(' ');
}
