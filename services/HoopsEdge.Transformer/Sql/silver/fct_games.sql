-- fct_games: one row per game.
-- A score of 0-0 is no result: the API reports zeros for games that were not played or whose score it does not have.
-- Points, period points and winners of such a game are null and score_known is false.
-- endpoints: games
-- key: game_id
-- partition: season, game_date
-- check: error: status in ('scheduled', 'in_progress', 'final', 'postponed', 'cancelled')
-- check: error: season_type in ('preseason', 'regular', 'postseason')
-- check: error: home_team_id <> away_team_id
-- check: error: home_points between 0 and 250 and away_points between 0 and 250
-- check: warning: list_sum(home_period_points) = home_points and list_sum(away_period_points) = away_points
-- check: warning: home_winner = (home_points > away_points)
-- check: warning: status <> 'final' or score_known
-- check: warning: season = year(game_date) + cast(month(game_date) >= 8 as integer)
-- check: warning: home_team_id in dim_teams (team_id)
-- check: warning: away_team_id in dim_teams (team_id)
-- check: warning: venue_id in dim_venues
-- check: warning: rows a season at least 0.5 of its neighbours
select
    g.id as game_id,
    known_text(g.sourceId) as source_id, -- ESPN's id
    g.season as season, -- year in which the season ends
    known_text(g.seasonLabel) as season_label, -- 20252026
    g.seasonType as season_type, -- preseason, regular or postseason
    eastern_date(g.startDate) as game_date, -- calendar day in US Eastern
    g.startDate as start_at, -- tip-off, UTC
    g.startTimeTbd as start_time_tbd, -- the hour of start_at is a placeholder
    g.status as status, -- scheduled, in_progress, final, postponed or cancelled
    g.neutralSite as neutral_site,
    g.conferenceGame as conference_game, -- both teams of one conference, flagged by the API
    known_text(g.gameType) as game_type, -- STD: standard, TRNMNT: tournament
    known_text(g.tournament) as tournament, -- NCAA, NIT, CBI
    known_text(g.gameNotes) as game_notes,
    g.attendance as attendance, -- spectators
    known_id(g.homeTeamId) as home_team_id,
    known_text(g.homeTeam) as home_team,
    known_id(g.homeConferenceId) as home_conference_id, -- in that season; null outside Division I
    known_text(g.homeConference) as home_conference, -- abbreviation
    known_seed(g.homeSeed) as home_seed, -- null: unseeded (the API's 99)
    of_known_score(g.homePoints, g.homePoints, g.awayPoints) as home_points,
    of_known_score(g.homePeriodPoints, g.homePoints, g.awayPoints) as home_period_points, -- halves, then overtimes
    of_known_score(g.homeWinner, g.homePoints, g.awayPoints) as home_winner,
    known_id(g.awayTeamId) as away_team_id,
    known_text(g.awayTeam) as away_team,
    known_id(g.awayConferenceId) as away_conference_id, -- in that season; null outside Division I
    known_text(g.awayConference) as away_conference, -- abbreviation
    known_seed(g.awaySeed) as away_seed, -- null: unseeded (the API's 99)
    of_known_score(g.awayPoints, g.homePoints, g.awayPoints) as away_points,
    of_known_score(g.awayPeriodPoints, g.homePoints, g.awayPoints) as away_period_points, -- halves, then overtimes
    of_known_score(g.awayWinner, g.homePoints, g.awayPoints) as away_winner,
    score_known(g.homePoints, g.awayPoints) as score_known, -- both points are known and not 0-0
    g.excitement as excitement, -- swing of the win probability
    known_id(g.venueId) as venue_id,
    known_text(g.venue) as venue,
    known_text(g.city) as city,
    known_text(g.state) as state,
    g.homeTeamEloStart as home_team_elo_start, -- Elo rating before the game
    g.homeTeamEloEnd as home_team_elo_end, -- Elo rating after the game
    g.awayTeamEloStart as away_team_elo_start, -- Elo rating before the game
    g.awayTeamEloEnd as away_team_elo_end, -- Elo rating after the game
    g._fetch_id as _fetch_id,
    g._ingested_at as _ingested_at
from games g
join scope s on s.fetch_id = g._fetch_id
where in_scope(g.season, s.season)
