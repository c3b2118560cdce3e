-- fct_recruiting_teams: one row per team and recruiting class.
-- season is the API's year, the class: class 2025 first plays in season 2026.
-- endpoints: recruiting_teams
-- key: season, team_id
-- partition: season
-- check: warning: team_id in dim_teams
select
    r.year as season, -- year of the class
    r.teamId as team_id,
    known_text(r.team) as team,
    known_text(r.conference) as conference, -- abbreviation
    r.ranking as ranking, -- 1 is best
    r.rating as rating,
    r._fetch_id as _fetch_id,
    r._ingested_at as _ingested_at
from recruiting_teams r
join scope s on s.fetch_id = r._fetch_id
where in_scope(r.year, s.season)
