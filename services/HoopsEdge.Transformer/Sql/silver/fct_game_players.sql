-- fct_game_players: one row per player in a game: the box score line.
-- endpoints: games_players
-- key: game_id, team_id, athlete_id
-- authority: game_id, team_id
-- partition: season, game_date
-- check: error: game_id in fct_games
-- check: warning: team_id in dim_teams
-- check: warning: athlete_id in dim_players
-- check: error: minutes between 0 and 80
-- check: error: points between 0 and 150
-- check: error: field_goals_made <= field_goals_attempted and free_throws_made <= free_throws_attempted
-- check: warning: points = 2 * two_point_field_goals_made + 3 * three_point_field_goals_made + free_throws_made
-- check: warning: per game_id, team_id: count(*) between 5 and 25
-- check: warning: newest game_date within 3 days of fct_games where status = 'final' and score_known
select
    g.gameId as game_id,
    g.teamId as team_id,
    g.player.athleteId as athlete_id,
    known_text(g.player.athleteSourceId) as athlete_source_id, -- ESPN's id
    known_text(g.player.name) as athlete_name,
    known_text(g.player.position) as position,
    g.season as season, -- year in which the season ends
    known_text(g.seasonLabel) as season_label, -- 20252026
    g.seasonType as season_type, -- preseason, regular or postseason
    eastern_date(g.startDate) as game_date, -- calendar day in US Eastern
    g.startDate as start_at, -- tip-off, UTC
    g.startTimeTbd as start_time_tbd, -- the hour of start_at is a placeholder
    known_text(g.team) as team,
    known_text(g.conference) as conference, -- abbreviation; null outside Division I
    known_seed(g.teamSeed) as team_seed, -- null: unseeded (the API's 99)
    known_id(g.opponentId) as opponent_id,
    known_text(g.opponent) as opponent,
    known_text(g.opponentConference) as opponent_conference, -- abbreviation; null outside Division I
    known_seed(g.opponentSeed) as opponent_seed, -- null: unseeded (the API's 99)
    g.isHome as is_home,
    g.neutralSite as neutral_site,
    g.conferenceGame as conference_game,
    known_text(g.gameType) as game_type, -- STD: standard, TRNMNT: tournament
    known_text(g.tournament) as tournament,
    known_text(g.notes) as game_notes,
    g.gameMinutes as game_minutes, -- 40, and 5 for each overtime
    g.gamePace as game_pace, -- possessions per 40 minutes
    g.player.starter as starter,
    g.player.ejected as ejected,
    g.player.minutes as minutes,
    g.player.points as points,
    g.player.rebounds.total as rebounds_total,
    g.player.rebounds.offensive as rebounds_offensive,
    g.player.rebounds.defensive as rebounds_defensive,
    g.player.freeThrows.made as free_throws_made,
    g.player.freeThrows.attempted as free_throws_attempted,
    g.player.freeThrows.pct as free_throws_pct,
    g.player.threePointFieldGoals.made as three_point_field_goals_made,
    g.player.threePointFieldGoals.attempted as three_point_field_goals_attempted,
    g.player.threePointFieldGoals.pct as three_point_field_goals_pct,
    g.player.twoPointFieldGoals.made as two_point_field_goals_made,
    g.player.twoPointFieldGoals.attempted as two_point_field_goals_attempted,
    g.player.twoPointFieldGoals.pct as two_point_field_goals_pct,
    g.player.fieldGoals.made as field_goals_made,
    g.player.fieldGoals.attempted as field_goals_attempted,
    g.player.fieldGoals.pct as field_goals_pct,
    g.player.offensiveReboundPct as offensive_rebound_pct, -- share of own misses rebounded, percent
    g.player.freeThrowRate as free_throw_rate, -- free throws attempted per 100 field goals attempted
    g.player.assistsTurnoverRatio as assists_turnover_ratio, -- assists per turnover
    g.player.gameScore as game_score, -- Hollinger's game score
    g.player.trueShootingPct as true_shooting_pct, -- points per two shooting possessions, percent
    g.player.effectiveFieldGoalPct as effective_field_goal_pct, -- a made three counts 1.5, percent
    g.player.netRating as net_rating, -- offensive less defensive rating
    g.player.defensiveRating as defensive_rating, -- points allowed per 100 possessions
    g.player.offensiveRating as offensive_rating, -- points per 100 possessions
    g.player.usage as usage, -- share of team possessions used on the floor, percent
    g.player.blocks as blocks,
    g.player.steals as steals,
    g.player.assists as assists,
    g.player.fouls as fouls,
    g.player.turnovers as turnovers,
    g._fetch_id as _fetch_id,
    g._ingested_at as _ingested_at
from (select *, unnest(players) as player from games_players) g
join scope s on s.fetch_id = g._fetch_id
where in_scope(g.season, s.season)
