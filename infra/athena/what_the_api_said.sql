-- Every version of a game that the API ever answered: bronze keeps them all, silver shows the newest.
-- _raw_key names the raw object that holds the answer as it was received.
select
    id as game_id,
    _ingested_at,
    status,
    startDate as start_at,
    homeTeam as home_team,
    homePoints as home_points,
    awayTeam as away_team,
    awayPoints as away_points,
    _fetch_id,
    _raw_key
from cbbd_bronze.games
where season = 2026
order by id, _ingested_at
limit 100
