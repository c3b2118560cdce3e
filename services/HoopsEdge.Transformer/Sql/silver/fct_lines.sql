-- fct_lines: one row per game and provider of betting lines.
-- Games without lines have no row. A provider that the API leaves empty is 'unknown', so that its line is not lost.
-- endpoints: lines
-- key: game_id, provider
-- authority: game_id
-- partition: season, game_date
-- check: error: game_id in fct_games
-- check: warning: spread between -80 and 80
-- check: warning: over_under between 80 and 250
-- check: warning: with fct_games on game_id: home_score = home_points and away_score = away_points
-- check: warning: covers game_id of fct_games where status = 'final' and score_known at least 0.75
select
    g.gameId as game_id,
    coalesce(known_text(g.line.provider), 'unknown') as provider,
    g.season as season, -- year in which the season ends
    g.seasonType as season_type, -- preseason, regular or postseason
    eastern_date(g.startDate) as game_date, -- calendar day in US Eastern
    g.startDate as start_at, -- tip-off, UTC
    known_id(g.homeTeamId) as home_team_id,
    known_text(g.homeTeam) as home_team,
    known_text(g.homeConference) as home_conference, -- abbreviation
    of_known_score(g.homeScore, g.homeScore, g.awayScore) as home_score, -- points, told by /lines; fct_games may differ
    known_id(g.awayTeamId) as away_team_id,
    known_text(g.awayTeam) as away_team,
    known_text(g.awayConference) as away_conference, -- abbreviation
    of_known_score(g.awayScore, g.homeScore, g.awayScore) as away_score, -- points, told by /lines; fct_games may differ
    score_known(g.homeScore, g.awayScore) as score_known, -- both scores are known and not 0-0
    g.line.spread as spread, -- points, negative: home favoured; null may be a pick'em, which the API cannot tell
    g.line.overUnder as over_under, -- points of both teams
    g.line.homeMoneyline as home_moneyline, -- American odds
    g.line.awayMoneyline as away_moneyline, -- American odds
    g.line.spreadOpen as spread_open, -- opening spread, points
    g.line.overUnderOpen as over_under_open, -- opening total, points
    g._fetch_id as _fetch_id,
    g._ingested_at as _ingested_at
from (select *, unnest(lines) as line from lines) g
join scope s on s.fetch_id = g._fetch_id
where in_scope(g.season, s.season)
