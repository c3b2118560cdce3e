-- fct_ratings_elo: one row per team and season: the Elo rating.
-- endpoints: ratings_elo
-- key: season, team_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: error: elo between 0 and 4000
select
    r.season as season, -- year in which the season ends
    r.teamId as team_id,
    known_text(r.team) as team,
    known_text(r.conference) as conference, -- abbreviation
    r.elo as elo, -- null: not rated
    r._fetch_id as _fetch_id,
    r._ingested_at as _ingested_at
from ratings_elo r
join scope s on s.fetch_id = r._fetch_id
where in_scope(r.season, s.season)
