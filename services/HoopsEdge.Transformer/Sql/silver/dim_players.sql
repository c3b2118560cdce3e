-- dim_players: one row per player, as last seen.
-- The newest season wins, and in one season the roster (which knows the body and the home town) over the statistics.
-- endpoints: teams_roster, stats_player_season
-- key: athlete_id
-- partition: none
-- prefer: season desc, from_roster desc
-- check: warning: team_id in dim_teams
-- check: warning: height between 48 and 100
-- check: warning: weight between 90 and 450
select
    p.athlete_id as athlete_id,
    known_text(p.source_id) as source_id, -- ESPN's id
    p.name as name,
    known_text(p.first_name) as first_name,
    known_text(p.last_name) as last_name,
    known_text(p.position) as position,
    known_text(p.jersey) as jersey,
    p.height as height, -- inches
    p.weight as weight, -- pounds
    p.date_of_birth as date_of_birth,
    known_text(p.hometown.city) as hometown_city,
    known_text(p.hometown.state) as hometown_state,
    known_text(p.hometown.country) as hometown_country,
    known_text(p.hometown.countyFips) as hometown_county_fips, -- United States county code
    p.hometown.latitude as hometown_latitude, -- degrees
    p.hometown.longitude as hometown_longitude, -- degrees
    p.first_season as first_season, -- first season on a roster
    p.last_season as last_season, -- last season on a roster
    p.season as season, -- season in which the player was last seen, which this row describes
    known_id(p.team_id) as team_id, -- team of that season
    known_text(p.team) as team,
    known_text(p.conference) as conference, -- abbreviation
    p.from_roster as from_roster, -- false: known from season statistics only
    p._fetch_id as _fetch_id,
    p._ingested_at as _ingested_at
from (
    select
        r.player.id as athlete_id, r.player.sourceId as source_id, r.player.name, r.player.firstName as first_name,
        r.player.lastName as last_name, r.player.position, r.player.jersey, r.player.height, r.player.weight,
        r.player.dateOfBirth as date_of_birth, r.player.hometown, known_id(r.player.startSeason) as first_season,
        known_id(r.player.endSeason) as last_season, cast(r.season as integer) as season, r.teamId as team_id,
        r.team, r.conference, true as from_roster, r._fetch_id, r._ingested_at
    from (select *, unnest(players) as player from teams_roster) r
    join scope s on s.fetch_id = r._fetch_id
    where in_scope(r.season, s.season)
    union all by name
    select
        p.athleteId as athlete_id, p.athleteSourceId as source_id, p.name, p.position, p.season, p.teamId as team_id,
        p.team, p.conference, false as from_roster, p._fetch_id, p._ingested_at
    from stats_player_season p
    join scope s on s.fetch_id = p._fetch_id
    where in_scope(p.season, s.season)
) p
