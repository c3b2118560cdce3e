-- fct_transfers: one row per player in the transfer portal of a year.
-- season is the API's year, that of the portal.
-- endpoints: recruiting_portal
-- key: season, transfer_id
-- partition: season
-- check: error: stars between 0 and 5
-- check: warning: destination_team_id in dim_teams (team_id)
select
    t.year as season, -- year of the portal
    t.id as transfer_id,
    known_text(t.sourceId) as source_id, -- id of the API's own source
    known_text(t.firstName) as first_name,
    known_text(t.lastName) as last_name,
    known_text(t.position) as position,
    known_id(t.origin.id) as origin_team_id,
    known_text(t.origin.name) as origin_team,
    known_text(t.origin.conference) as origin_conference, -- abbreviation
    known_id(t.destination.id) as destination_team_id, -- null: not decided or withdrawn
    known_text(t.destination.name) as destination_team,
    known_text(t.destination.conference) as destination_conference, -- abbreviation
    known_text(t.eligibility) as eligibility, -- Withdrawn, TBD, PendingAppeal, SittingOne or Immediate
    t.yearsRemaining as years_remaining, -- of eligibility
    t.stars as stars, -- 0 to 5
    t.rating as rating,
    t._fetch_id as _fetch_id,
    t._ingested_at as _ingested_at
from recruiting_portal t
join scope s on s.fetch_id = t._fetch_id
where in_scope(t.year, s.season)
