-- rating_quarantine_no_garbage: one row per game whose figures cannot be true, with the reason; it is in no rating
-- of team_adjusted_efficiencies_no_garbage.
-- inputs: fct_games
-- kernel: rating_snapshots_no_garbage
-- key: season, game_id
-- partition: season
-- check: warning: per season: count(*) <= 20
select
    q.season as season, -- year in which the season ends
    q.game_id as game_id,
    q.game_date as game_date, -- calendar day in US Eastern
    q.home_team_id as home_team_id,
    q.away_team_id as away_team_id,
    q.home_points as home_points,
    q.away_points as away_points,
    round(q.possessions, 2) as possessions, -- of one team
    q.minutes as minutes,
    q.reason as reason -- such as: 7 possessions in 40 minutes is not within 40..110
from rating_snapshots_no_garbage_refused q
