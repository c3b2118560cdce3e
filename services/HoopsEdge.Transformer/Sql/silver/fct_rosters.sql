-- fct_rosters: one row per player on a team's roster in a season.
-- endpoints: teams_roster
-- key: season, team_id, athlete_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: warning: athlete_id in dim_players
select
    cast(r.season as integer) as season, -- year in which the season ends
    r.teamId as team_id,
    r.player.id as athlete_id,
    known_text(r.team) as team,
    known_text(r.teamSourceId) as team_source_id, -- ESPN's id
    known_text(r.conference) as conference, -- abbreviation; null outside Division I
    known_text(r.player.sourceId) as athlete_source_id, -- ESPN's id
    known_text(r.player.name) as athlete_name,
    known_text(r.player.firstName) as first_name,
    known_text(r.player.lastName) as last_name,
    known_text(r.player.jersey) as jersey,
    known_text(r.player.position) as position,
    r.player.height as height, -- inches
    r.player.weight as weight, -- pounds
    r.player.dateOfBirth as date_of_birth,
    known_text(r.player.hometown.city) as hometown_city,
    known_text(r.player.hometown.state) as hometown_state,
    known_text(r.player.hometown.country) as hometown_country,
    known_text(r.player.hometown.countyFips) as hometown_county_fips, -- United States county code
    r.player.hometown.latitude as hometown_latitude, -- degrees
    r.player.hometown.longitude as hometown_longitude, -- degrees
    known_id(r.player.startSeason) as first_season, -- first season with the team
    known_id(r.player.endSeason) as last_season, -- last season with the team
    r._fetch_id as _fetch_id,
    r._ingested_at as _ingested_at
from (select *, unnest(players) as player from teams_roster) r
join scope s on s.fetch_id = r._fetch_id
where in_scope(r.season, s.season)
