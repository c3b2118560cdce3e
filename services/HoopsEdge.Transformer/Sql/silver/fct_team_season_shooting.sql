-- fct_team_season_shooting: one row per team and season: shots by kind, from play-by-play.
-- endpoints: stats_team_shooting_season
-- key: season, team_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: error: free_throws_made <= free_throws_attempted
select
    x.season as season, -- year in which the season ends
    x.teamId as team_id,
    known_text(x.team) as team,
    known_text(x.conference) as conference, -- abbreviation; null outside Division I
    x.trackedShots as tracked_shots, -- shots whose kind is known
    x.assistedPct as assisted_pct, -- of the made shots
    x.freeThrowRate as free_throw_rate, -- free throws attempted against field goals attempted
    x.dunks.made as dunks_made,
    x.dunks.attempted as dunks_attempted,
    x.dunks.pct as dunks_pct,
    x.dunks.assistedPct as dunks_assisted_pct,
    x.dunks.assisted as dunks_assisted,
    x.layups.made as layups_made,
    x.layups.attempted as layups_attempted,
    x.layups.pct as layups_pct,
    x.layups.assistedPct as layups_assisted_pct,
    x.layups.assisted as layups_assisted,
    x.tipIns.made as tip_ins_made,
    x.tipIns.attempted as tip_ins_attempted,
    x.tipIns.pct as tip_ins_pct,
    x.twoPointJumpers.made as two_point_jumpers_made,
    x.twoPointJumpers.attempted as two_point_jumpers_attempted,
    x.twoPointJumpers.pct as two_point_jumpers_pct,
    x.twoPointJumpers.assistedPct as two_point_jumpers_assisted_pct,
    x.twoPointJumpers.assisted as two_point_jumpers_assisted,
    x.threePointJumpers.made as three_point_jumpers_made,
    x.threePointJumpers.attempted as three_point_jumpers_attempted,
    x.threePointJumpers.pct as three_point_jumpers_pct,
    x.threePointJumpers.assistedPct as three_point_jumpers_assisted_pct,
    x.threePointJumpers.assisted as three_point_jumpers_assisted,
    x.freeThrows.made as free_throws_made,
    x.freeThrows.attempted as free_throws_attempted,
    x.freeThrows.pct as free_throws_pct,
    x.attemptsBreakdown.dunks as attempts_breakdown_dunks, -- share of the attempts
    x.attemptsBreakdown.layups as attempts_breakdown_layups, -- share of the attempts
    x.attemptsBreakdown.tipIns as attempts_breakdown_tip_ins, -- share of the attempts
    x.attemptsBreakdown.twoPointJumpers as attempts_breakdown_two_point_jumpers, -- share of the attempts
    x.attemptsBreakdown.threePointJumpers as attempts_breakdown_three_point_jumpers, -- share of the attempts
    x._fetch_id as _fetch_id,
    x._ingested_at as _ingested_at
from stats_team_shooting_season x
join scope s on s.fetch_id = x._fetch_id
where in_scope(x.season, s.season)
