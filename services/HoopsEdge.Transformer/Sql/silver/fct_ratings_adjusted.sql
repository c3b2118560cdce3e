-- fct_ratings_adjusted: one row per team and season: the API's opponent-adjusted efficiency.
-- One answer holds every season. The rating of a season in progress is today's, that of a past season its last.
-- endpoints: ratings_adjusted
-- key: season, team_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: error: offensive_rating between 40 and 200 and defensive_rating between 40 and 200
-- check: warning: abs(net_rating - (offensive_rating - defensive_rating)) <= 0.15
select
    r.season as season, -- year in which the season ends
    r.teamId as team_id,
    known_text(r.team) as team,
    known_text(r.conference) as conference, -- abbreviation
    r.offensiveRating as offensive_rating, -- points per 100 possessions, adjusted
    r.defensiveRating as defensive_rating, -- points allowed per 100 possessions, adjusted
    r.netRating as net_rating, -- offensive less defensive rating
    cast(r.rankings.offense as integer) as offensive_rank, -- 1 is best
    cast(r.rankings.defense as integer) as defensive_rank, -- 1 is best
    cast(r.rankings.net as integer) as net_rank, -- 1 is best
    r._fetch_id as _fetch_id,
    r._ingested_at as _ingested_at
from ratings_adjusted r
join scope s on s.fetch_id = r._fetch_id
where in_scope(r.season, s.season)
