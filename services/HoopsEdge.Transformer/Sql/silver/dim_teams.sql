-- dim_teams: one row per team.
-- The answer without a season (every division, today's conference) wins; a team that only the answers of single seasons
-- name is kept from the newest of those. The conference of a past season is dim_conference_membership's.
-- endpoints: teams
-- key: team_id
-- partition: none
-- prefer: asked_season desc nulls first
-- check: error: team is not null
-- check: warning: conference_id in dim_conferences
-- check: warning: venue_id in dim_venues
select
    t.id as team_id,
    known_text(t.sourceId) as source_id, -- ESPN's id
    t.school as team, -- name of the school: column team of the other tables
    known_text(t.mascot) as mascot,
    known_text(t.abbreviation) as abbreviation,
    known_text(t.displayName) as display_name, -- school and mascot
    known_text(t.shortDisplayName) as short_display_name,
    known_text(t.primaryColor) as primary_color, -- RGB in hex, no #
    known_text(t.secondaryColor) as secondary_color, -- RGB in hex, no #
    known_id(t.currentVenueId) as venue_id, -- home floor of today
    known_text(t.currentVenue) as venue,
    known_text(t.currentCity) as city,
    known_text(t.currentState) as state,
    known_id(t.conferenceId) as conference_id, -- null outside Division I
    known_text(t.conference) as conference, -- abbreviation; null outside Division I
    s.season as asked_season, -- season that the row was asked for; null: today
    t._fetch_id as _fetch_id,
    t._ingested_at as _ingested_at
from teams t
join scope s on s.fetch_id = t._fetch_id
