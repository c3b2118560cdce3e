-- fct_player_season_stats: one row per player with one team in a season.
-- endpoints: stats_player_season
-- key: season, team_id, athlete_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: warning: athlete_id in dim_players
-- check: error: games between 0 and 50
-- check: error: starts <= games
-- check: error: field_goals_made <= field_goals_attempted and free_throws_made <= free_throws_attempted
select
    p.season as season, -- year in which the season ends
    p.teamId as team_id,
    p.athleteId as athlete_id,
    known_text(p.athleteSourceId) as athlete_source_id, -- ESPN's id
    known_text(p.name) as athlete_name,
    known_text(p.position) as position,
    known_text(p.seasonLabel) as season_label, -- 20252026
    known_text(p.team) as team,
    known_text(p.conference) as conference, -- abbreviation; null outside Division I
    p.games as games,
    p.starts as starts,
    p.minutes as minutes,
    p.points as points,
    p.assists as assists,
    p.turnovers as turnovers,
    p.fouls as fouls,
    p.steals as steals,
    p.blocks as blocks,
    p.usage as usage, -- share of team possessions used on the floor, percent
    p.offensiveRating as offensive_rating, -- points per 100 possessions
    p.defensiveRating as defensive_rating, -- points allowed per 100 possessions
    p.netRating as net_rating, -- offensive less defensive rating
    p.PORPAG as porpag, -- points over replacement per adjusted game
    p.effectiveFieldGoalPct as effective_field_goal_pct, -- a made three counts 1.5, percent
    p.trueShootingPct as true_shooting_pct, -- a fraction, unlike the other percentages
    p.assistsTurnoverRatio as assists_turnover_ratio, -- assists per turnover
    p.freeThrowRate as free_throw_rate, -- free throws attempted per 100 field goals attempted
    p.offensiveReboundPct as offensive_rebound_pct, -- share of the team's misses rebounded, percent
    p.fieldGoals.made as field_goals_made,
    p.fieldGoals.attempted as field_goals_attempted,
    p.fieldGoals.pct as field_goals_pct,
    p.twoPointFieldGoals.made as two_point_field_goals_made,
    p.twoPointFieldGoals.attempted as two_point_field_goals_attempted,
    p.twoPointFieldGoals.pct as two_point_field_goals_pct,
    p.threePointFieldGoals.made as three_point_field_goals_made,
    p.threePointFieldGoals.attempted as three_point_field_goals_attempted,
    p.threePointFieldGoals.pct as three_point_field_goals_pct,
    p.freeThrows.made as free_throws_made,
    p.freeThrows.attempted as free_throws_attempted,
    p.freeThrows.pct as free_throws_pct,
    p.rebounds.total as rebounds_total,
    p.rebounds.offensive as rebounds_offensive,
    p.rebounds.defensive as rebounds_defensive,
    p.winShares.total as win_shares_total,
    p.winShares.offensive as win_shares_offensive,
    p.winShares.defensive as win_shares_defensive,
    p.winShares.totalPer40 as win_shares_total_per_40, -- win shares per 40 minutes
    p._fetch_id as _fetch_id,
    p._ingested_at as _ingested_at
from stats_player_season p
join scope s on s.fetch_id = p._fetch_id
where in_scope(p.season, s.season)
