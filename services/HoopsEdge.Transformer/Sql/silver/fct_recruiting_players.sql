-- fct_recruiting_players: one row per recruit of a class.
-- season is the API's year, the class: a recruit of class 2025 first plays in season 2026. recruit_id is no player id:
-- join players on athlete_id, which is null where the API knows no player of that recruit.
-- endpoints: recruiting_players
-- key: season, recruit_id
-- partition: season
-- check: error: stars between 0 and 5
-- check: warning: committed_to_team_id in dim_teams (team_id)
select
    r.year as season, -- year of the class
    r.id as recruit_id,
    known_id(r.athleteId) as athlete_id,
    known_text(r.sourceId) as source_id, -- ESPN's id
    known_text(r.name) as athlete_name,
    known_text(r.position) as position,
    r.heightInches as height, -- inches
    r.weightPounds as weight, -- pounds
    r.stars as stars, -- 0 to 5
    r.rating as rating, -- grade of the recruiting service
    r.ranking as ranking, -- in the class, 1 is best
    known_id(r.schoolId) as school_id, -- high school
    known_text(r.school) as school, -- high school
    known_text(r.hometown.city) as hometown_city,
    known_text(r.hometown.state) as hometown_state,
    known_text(r.hometown.country) as hometown_country,
    known_text(r.hometown.countyFips) as hometown_county_fips, -- United States county code
    r.hometown.latitude as hometown_latitude, -- degrees
    r.hometown.longitude as hometown_longitude, -- degrees
    known_id(r.committedTo.id) as committed_to_team_id, -- null: not committed
    known_text(r.committedTo.name) as committed_to_team,
    known_text(r.committedTo.conference) as committed_to_conference, -- abbreviation
    r._fetch_id as _fetch_id,
    r._ingested_at as _ingested_at
from recruiting_players r
join scope s on s.fetch_id = r._fetch_id
where in_scope(r.year, s.season)
