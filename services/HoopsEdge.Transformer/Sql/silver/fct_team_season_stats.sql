-- fct_team_season_stats: one row per team and season, with its own totals and its opponents' (opponent_*).
-- The API lists a team that changed conferences once for each, with the same numbers: the first by name stays, and
-- dim_conference_membership knows better.
-- endpoints: stats_team_season
-- key: season, team_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: warning: wins + losses <= games
-- check: error: field_goals_made <= field_goals_attempted and free_throws_made <= free_throws_attempted
select
    t.season as season, -- year in which the season ends
    t.teamId as team_id,
    known_text(t.seasonLabel) as season_label, -- 20252026
    known_text(t.team) as team,
    known_text(t.conference) as conference, -- abbreviation; null outside Division I
    t.games as games,
    t.wins as wins,
    t.losses as losses,
    t.totalMinutes as total_minutes, -- of the games, overtimes included
    t.pace as pace, -- possessions per 40 minutes
    t.teamStats.fieldGoals.made as field_goals_made,
    t.teamStats.fieldGoals.attempted as field_goals_attempted,
    t.teamStats.fieldGoals.pct as field_goals_pct,
    t.teamStats.twoPointFieldGoals.made as two_point_field_goals_made,
    t.teamStats.twoPointFieldGoals.attempted as two_point_field_goals_attempted,
    t.teamStats.twoPointFieldGoals.pct as two_point_field_goals_pct,
    t.teamStats.threePointFieldGoals.made as three_point_field_goals_made,
    t.teamStats.threePointFieldGoals.attempted as three_point_field_goals_attempted,
    t.teamStats.threePointFieldGoals.pct as three_point_field_goals_pct,
    t.teamStats.freeThrows.made as free_throws_made,
    t.teamStats.freeThrows.attempted as free_throws_attempted,
    t.teamStats.freeThrows.pct as free_throws_pct,
    t.teamStats.rebounds.total as rebounds_total,
    t.teamStats.rebounds.offensive as rebounds_offensive,
    t.teamStats.rebounds.defensive as rebounds_defensive,
    t.teamStats.turnovers.total as turnovers_total,
    t.teamStats.turnovers.teamTotal as turnovers_team_total, -- turnovers charged to the team, no player
    t.teamStats.fouls.total as fouls_total,
    t.teamStats.fouls.flagrant as fouls_flagrant,
    t.teamStats.fouls.technical as fouls_technical,
    t.teamStats.points.total as points_total,
    t.teamStats.points.fastBreak as points_fast_break,
    t.teamStats.points.offTurnovers as points_off_turnovers,
    t.teamStats.points.inPaint as points_in_paint,
    t.teamStats.fourFactors.freeThrowRate as free_throw_rate, -- free throws attempted per 100 field goals attempted
    t.teamStats.fourFactors.offensiveReboundPct as offensive_rebound_pct, -- share of own misses rebounded, percent
    t.teamStats.fourFactors.turnoverRatio as turnover_ratio, -- a fraction of possessions; percent in fct_game_teams
    t.teamStats.fourFactors.effectiveFieldGoalPct as effective_field_goal_pct, -- a made three counts 1.5, percent
    t.teamStats.assists as assists,
    t.teamStats.blocks as blocks,
    t.teamStats.steals as steals,
    t.teamStats.possessions as possessions,
    t.teamStats.rating as rating, -- points per 100 possessions
    t.teamStats.trueShooting as true_shooting, -- points per two shooting possessions, percent
    t.opponentStats.fieldGoals.made as opponent_field_goals_made,
    t.opponentStats.fieldGoals.attempted as opponent_field_goals_attempted,
    t.opponentStats.fieldGoals.pct as opponent_field_goals_pct,
    t.opponentStats.twoPointFieldGoals.made as opponent_two_point_field_goals_made,
    t.opponentStats.twoPointFieldGoals.attempted as opponent_two_point_field_goals_attempted,
    t.opponentStats.twoPointFieldGoals.pct as opponent_two_point_field_goals_pct,
    t.opponentStats.threePointFieldGoals.made as opponent_three_point_field_goals_made,
    t.opponentStats.threePointFieldGoals.attempted as opponent_three_point_field_goals_attempted,
    t.opponentStats.threePointFieldGoals.pct as opponent_three_point_field_goals_pct,
    t.opponentStats.freeThrows.made as opponent_free_throws_made,
    t.opponentStats.freeThrows.attempted as opponent_free_throws_attempted,
    t.opponentStats.freeThrows.pct as opponent_free_throws_pct,
    t.opponentStats.rebounds.total as opponent_rebounds_total,
    t.opponentStats.rebounds.offensive as opponent_rebounds_offensive,
    t.opponentStats.rebounds.defensive as opponent_rebounds_defensive,
    t.opponentStats.turnovers.total as opponent_turnovers_total,
    t.opponentStats.turnovers.teamTotal as opponent_turnovers_team_total,
    t.opponentStats.fouls.total as opponent_fouls_total,
    t.opponentStats.fouls.flagrant as opponent_fouls_flagrant,
    t.opponentStats.fouls.technical as opponent_fouls_technical,
    t.opponentStats.points.total as opponent_points_total,
    t.opponentStats.points.fastBreak as opponent_points_fast_break,
    t.opponentStats.points.offTurnovers as opponent_points_off_turnovers,
    t.opponentStats.points.inPaint as opponent_points_in_paint,
    t.opponentStats.fourFactors.freeThrowRate as opponent_free_throw_rate,
    t.opponentStats.fourFactors.offensiveReboundPct as opponent_offensive_rebound_pct,
    t.opponentStats.fourFactors.turnoverRatio as opponent_turnover_ratio,
    t.opponentStats.fourFactors.effectiveFieldGoalPct as opponent_effective_field_goal_pct,
    t.opponentStats.assists as opponent_assists,
    t.opponentStats.blocks as opponent_blocks,
    t.opponentStats.steals as opponent_steals,
    t.opponentStats.possessions as opponent_possessions,
    t.opponentStats.rating as opponent_rating,
    t.opponentStats.trueShooting as opponent_true_shooting,
    t._fetch_id as _fetch_id,
    t._ingested_at as _ingested_at
from stats_team_season t
join scope s on s.fetch_id = t._fetch_id
where in_scope(t.season, s.season)
qualify row_number() over (partition by t._fetch_id, t.season, t.teamId order by known_text(t.conference)) = 1
