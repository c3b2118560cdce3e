-- fct_game_teams: one row per team in a game, with its own box score and its opponent's (opponent_*).
-- Games without box scores are absent. Where the box score is 0-0 the points are null and score_known is false.
-- endpoints: games_teams
-- key: game_id, team_id
-- partition: season, game_date
-- check: error: game_id in fct_games
-- check: warning: team_id in dim_teams
-- check: warning: per game_id: count(*) = 2
-- check: error: points_total between 0 and 250
-- check: error: field_goals_made <= field_goals_attempted and free_throws_made <= free_throws_attempted
-- check: warning: list_sum(points_by_period) = points_total
-- check: warning: points_total = 2 * two_point_field_goals_made + 3 * three_point_field_goals_made + free_throws_made
-- check: warning: possessions between 40 and 110
-- check: warning: with fct_games on game_id: points_total = case when is_home then home_points else away_points end
-- check: warning: covers game_id of fct_games where status = 'final' and score_known at least 0.9
-- check: warning: newest game_date within 3 days of fct_games where status = 'final' and score_known
select
    g.gameId as game_id,
    g.teamId as team_id,
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
    g.pace as pace, -- possessions per 40 minutes
    g.score_known as score_known, -- both points are known and not 0-0
    g.teamStats.fieldGoals.made as field_goals_made,
    g.teamStats.fieldGoals.attempted as field_goals_attempted,
    g.teamStats.fieldGoals.pct as field_goals_pct,
    g.teamStats.twoPointFieldGoals.made as two_point_field_goals_made,
    g.teamStats.twoPointFieldGoals.attempted as two_point_field_goals_attempted,
    g.teamStats.twoPointFieldGoals.pct as two_point_field_goals_pct,
    g.teamStats.threePointFieldGoals.made as three_point_field_goals_made,
    g.teamStats.threePointFieldGoals.attempted as three_point_field_goals_attempted,
    g.teamStats.threePointFieldGoals.pct as three_point_field_goals_pct,
    g.teamStats.freeThrows.made as free_throws_made,
    g.teamStats.freeThrows.attempted as free_throws_attempted,
    g.teamStats.freeThrows.pct as free_throws_pct,
    g.teamStats.rebounds.total as rebounds_total,
    g.teamStats.rebounds.offensive as rebounds_offensive,
    g.teamStats.rebounds.defensive as rebounds_defensive,
    g.teamStats.turnovers.total as turnovers_total,
    g.teamStats.turnovers.teamTotal as turnovers_team_total, -- turnovers charged to the team, no player
    g.teamStats.fouls.total as fouls_total,
    g.teamStats.fouls.flagrant as fouls_flagrant,
    g.teamStats.fouls.technical as fouls_technical,
    case when g.score_known then g.teamStats.points.total end as points_total,
    g.teamStats.points.fastBreak as points_fast_break,
    g.teamStats.points.offTurnovers as points_off_turnovers,
    g.teamStats.points.inPaint as points_in_paint,
    cast(g.teamStats.points.byPeriod as integer[]) as points_by_period, -- halves, then overtimes
    g.teamStats.points.largestLead as points_largest_lead,
    g.teamStats.fourFactors.freeThrowRate as free_throw_rate, -- free throws attempted per 100 field goals attempted
    g.teamStats.fourFactors.offensiveReboundPct as offensive_rebound_pct, -- share of own misses rebounded, percent
    g.teamStats.fourFactors.turnoverRatio as turnover_ratio, -- turnovers per 100 possessions
    g.teamStats.fourFactors.effectiveFieldGoalPct as effective_field_goal_pct, -- a made three counts 1.5, percent
    g.teamStats.assists as assists,
    g.teamStats.blocks as blocks,
    g.teamStats.steals as steals,
    g.teamStats.possessions as possessions,
    g.teamStats.rating as rating, -- points per 100 possessions
    g.teamStats.trueShooting as true_shooting, -- points per two shooting possessions, percent
    g.teamStats.gameScore as game_score, -- Hollinger's game score
    g.opponentStats.fieldGoals.made as opponent_field_goals_made,
    g.opponentStats.fieldGoals.attempted as opponent_field_goals_attempted,
    g.opponentStats.fieldGoals.pct as opponent_field_goals_pct,
    g.opponentStats.twoPointFieldGoals.made as opponent_two_point_field_goals_made,
    g.opponentStats.twoPointFieldGoals.attempted as opponent_two_point_field_goals_attempted,
    g.opponentStats.twoPointFieldGoals.pct as opponent_two_point_field_goals_pct,
    g.opponentStats.threePointFieldGoals.made as opponent_three_point_field_goals_made,
    g.opponentStats.threePointFieldGoals.attempted as opponent_three_point_field_goals_attempted,
    g.opponentStats.threePointFieldGoals.pct as opponent_three_point_field_goals_pct,
    g.opponentStats.freeThrows.made as opponent_free_throws_made,
    g.opponentStats.freeThrows.attempted as opponent_free_throws_attempted,
    g.opponentStats.freeThrows.pct as opponent_free_throws_pct,
    g.opponentStats.rebounds.total as opponent_rebounds_total,
    g.opponentStats.rebounds.offensive as opponent_rebounds_offensive,
    g.opponentStats.rebounds.defensive as opponent_rebounds_defensive,
    g.opponentStats.turnovers.total as opponent_turnovers_total,
    g.opponentStats.turnovers.teamTotal as opponent_turnovers_team_total,
    g.opponentStats.fouls.total as opponent_fouls_total,
    g.opponentStats.fouls.flagrant as opponent_fouls_flagrant,
    g.opponentStats.fouls.technical as opponent_fouls_technical,
    case when g.score_known then g.opponentStats.points.total end as opponent_points_total,
    g.opponentStats.points.fastBreak as opponent_points_fast_break,
    g.opponentStats.points.offTurnovers as opponent_points_off_turnovers,
    g.opponentStats.points.inPaint as opponent_points_in_paint,
    cast(g.opponentStats.points.byPeriod as integer[]) as opponent_points_by_period,
    g.opponentStats.points.largestLead as opponent_points_largest_lead,
    g.opponentStats.fourFactors.freeThrowRate as opponent_free_throw_rate,
    g.opponentStats.fourFactors.offensiveReboundPct as opponent_offensive_rebound_pct,
    g.opponentStats.fourFactors.turnoverRatio as opponent_turnover_ratio,
    g.opponentStats.fourFactors.effectiveFieldGoalPct as opponent_effective_field_goal_pct,
    g.opponentStats.assists as opponent_assists,
    g.opponentStats.blocks as opponent_blocks,
    g.opponentStats.steals as opponent_steals,
    g.opponentStats.possessions as opponent_possessions,
    g.opponentStats.rating as opponent_rating,
    g.opponentStats.trueShooting as opponent_true_shooting,
    g.opponentStats.gameScore as opponent_game_score,
    g._fetch_id as _fetch_id,
    g._ingested_at as _ingested_at
from (
    select *, score_known(teamStats.points.total, opponentStats.points.total) as score_known from games_teams
) g
join scope s on s.fetch_id = g._fetch_id
where in_scope(g.season, s.season)
