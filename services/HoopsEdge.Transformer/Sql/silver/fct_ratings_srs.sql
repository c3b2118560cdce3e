-- fct_ratings_srs: one row per team and season: the simple rating system.
-- One answer holds every season. The rating of a season in progress is today's, that of a past season its last.
-- endpoints: ratings_srs
-- key: season, team_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: error: rating between -100 and 100
select
    r.season as season, -- year in which the season ends
    r.teamId as team_id,
    known_text(r.team) as team,
    known_text(r.conference) as conference, -- abbreviation
    r.rating as rating, -- points above an average team
    r._fetch_id as _fetch_id,
    r._ingested_at as _ingested_at
from ratings_srs r
join scope s on s.fetch_id = r._fetch_id
where in_scope(r.season, s.season)
