-- fct_team_lineups: one row per five-player unit of a team over a season.
-- The answer does not name its season: it is the one that was asked for.
-- endpoints: lineups_team
-- key: season, team_id, lineup_id
-- partition: season
-- check: warning: len(athletes) = 5
-- check: error: total_seconds >= 0
select
    s.season as season, -- year in which the season ends
    u.teamId as team_id,
    u.idHash as lineup_id, -- the API's hash of the five athletes
    known_text(u.team) as team,
    known_text(u.conference) as conference, -- abbreviation
    u.athletes as athletes, -- the five players
    u.totalSeconds as total_seconds, -- time on the floor together
    u.pace as pace, -- possessions per 40 minutes
    u.offenseRating as offense_rating, -- points per 100 possessions
    u.defenseRating as defense_rating, -- points allowed per 100 possessions
    u.netRating as net_rating, -- offense less defense rating
    u.teamStats.possessions as possessions,
    u.teamStats.points as points,
    u.teamStats.blocks as blocks,
    u.teamStats.assists as assists,
    u.teamStats.steals as steals,
    u.teamStats.turnovers as turnovers,
    u.teamStats.defensiveRebounds as defensive_rebounds,
    u.teamStats.offensiveRebounds as offensive_rebounds,
    u.teamStats.trueShooting as true_shooting,
    u.teamStats.fieldGoals.made as field_goals_made,
    u.teamStats.fieldGoals.attempted as field_goals_attempted,
    u.teamStats.fieldGoals.pct as field_goals_pct,
    u.teamStats.twoPointers.made as two_pointers_made,
    u.teamStats.twoPointers.attempted as two_pointers_attempted,
    u.teamStats.twoPointers.pct as two_pointers_pct,
    u.teamStats.twoPointers.jumpers.made as two_pointers_jumpers_made,
    u.teamStats.twoPointers.jumpers.attempted as two_pointers_jumpers_attempted,
    u.teamStats.twoPointers.jumpers.pct as two_pointers_jumpers_pct,
    u.teamStats.twoPointers.layups.made as two_pointers_layups_made,
    u.teamStats.twoPointers.layups.attempted as two_pointers_layups_attempted,
    u.teamStats.twoPointers.layups.pct as two_pointers_layups_pct,
    u.teamStats.twoPointers.dunks.made as two_pointers_dunks_made,
    u.teamStats.twoPointers.dunks.attempted as two_pointers_dunks_attempted,
    u.teamStats.twoPointers.dunks.pct as two_pointers_dunks_pct,
    u.teamStats.twoPointers.tipIns.made as two_pointers_tip_ins_made,
    u.teamStats.twoPointers.tipIns.attempted as two_pointers_tip_ins_attempted,
    u.teamStats.twoPointers.tipIns.pct as two_pointers_tip_ins_pct,
    u.teamStats.threePointers.made as three_pointers_made,
    u.teamStats.threePointers.attempted as three_pointers_attempted,
    u.teamStats.threePointers.pct as three_pointers_pct,
    u.teamStats.freeThrows.made as free_throws_made,
    u.teamStats.freeThrows.attempted as free_throws_attempted,
    u.teamStats.freeThrows.pct as free_throws_pct,
    u.teamStats.fourFactors.freeThrowRate as free_throw_rate,
    u.teamStats.fourFactors.offensiveReboundPct as offensive_rebound_pct,
    u.teamStats.fourFactors.turnoverRatio as turnover_ratio,
    u.teamStats.fourFactors.effectiveFieldGoalPct as effective_field_goal_pct,
    u.opponentStats.possessions as opponent_possessions,
    u.opponentStats.points as opponent_points,
    u.opponentStats.blocks as opponent_blocks,
    u.opponentStats.assists as opponent_assists,
    u.opponentStats.steals as opponent_steals,
    u.opponentStats.turnovers as opponent_turnovers,
    u.opponentStats.defensiveRebounds as opponent_defensive_rebounds,
    u.opponentStats.offensiveRebounds as opponent_offensive_rebounds,
    u.opponentStats.trueShooting as opponent_true_shooting,
    u.opponentStats.fieldGoals.made as opponent_field_goals_made,
    u.opponentStats.fieldGoals.attempted as opponent_field_goals_attempted,
    u.opponentStats.fieldGoals.pct as opponent_field_goals_pct,
    u.opponentStats.twoPointers.made as opponent_two_pointers_made,
    u.opponentStats.twoPointers.attempted as opponent_two_pointers_attempted,
    u.opponentStats.twoPointers.pct as opponent_two_pointers_pct,
    u.opponentStats.twoPointers.jumpers.made as opponent_two_pointers_jumpers_made,
    u.opponentStats.twoPointers.jumpers.attempted as opponent_two_pointers_jumpers_attempted,
    u.opponentStats.twoPointers.jumpers.pct as opponent_two_pointers_jumpers_pct,
    u.opponentStats.twoPointers.layups.made as opponent_two_pointers_layups_made,
    u.opponentStats.twoPointers.layups.attempted as opponent_two_pointers_layups_attempted,
    u.opponentStats.twoPointers.layups.pct as opponent_two_pointers_layups_pct,
    u.opponentStats.twoPointers.dunks.made as opponent_two_pointers_dunks_made,
    u.opponentStats.twoPointers.dunks.attempted as opponent_two_pointers_dunks_attempted,
    u.opponentStats.twoPointers.dunks.pct as opponent_two_pointers_dunks_pct,
    u.opponentStats.twoPointers.tipIns.made as opponent_two_pointers_tip_ins_made,
    u.opponentStats.twoPointers.tipIns.attempted as opponent_two_pointers_tip_ins_attempted,
    u.opponentStats.twoPointers.tipIns.pct as opponent_two_pointers_tip_ins_pct,
    u.opponentStats.threePointers.made as opponent_three_pointers_made,
    u.opponentStats.threePointers.attempted as opponent_three_pointers_attempted,
    u.opponentStats.threePointers.pct as opponent_three_pointers_pct,
    u.opponentStats.freeThrows.made as opponent_free_throws_made,
    u.opponentStats.freeThrows.attempted as opponent_free_throws_attempted,
    u.opponentStats.freeThrows.pct as opponent_free_throws_pct,
    u.opponentStats.fourFactors.freeThrowRate as opponent_free_throw_rate,
    u.opponentStats.fourFactors.offensiveReboundPct as opponent_offensive_rebound_pct,
    u.opponentStats.fourFactors.turnoverRatio as opponent_turnover_ratio,
    u.opponentStats.fourFactors.effectiveFieldGoalPct as opponent_effective_field_goal_pct,
    u._fetch_id as _fetch_id,
    u._ingested_at as _ingested_at
from lineups_team u
join scope s on s.fetch_id = u._fetch_id
