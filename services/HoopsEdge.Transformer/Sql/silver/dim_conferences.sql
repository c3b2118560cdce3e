-- dim_conferences: one row per conference.
-- Current names; which team was in which conference when is dim_conference_membership.
-- endpoints: conferences
-- key: conference_id
-- partition: none
-- check: error: name is not null and abbreviation is not null
select
    c.id as conference_id,
    known_text(c.sourceId) as source_id, -- ESPN's id
    c.name as name, -- Atlantic 10 Conference
    c.abbreviation as abbreviation, -- A-10: column conference of the other tables
    known_text(c.shortName) as short_name,
    c._fetch_id as _fetch_id,
    c._ingested_at as _ingested_at
from conferences c
