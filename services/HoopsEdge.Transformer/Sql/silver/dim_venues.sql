-- dim_venues: one row per venue.
-- endpoints: venues
-- key: venue_id
-- partition: none
-- check: error: name is not null
select
    cast(v.id as integer) as venue_id,
    known_text(v.sourceId) as source_id, -- ESPN's id
    v.name as name,
    known_text(v.city) as city,
    known_text(v.state) as state,
    known_text(v.country) as country,
    v._fetch_id as _fetch_id,
    v._ingested_at as _ingested_at
from venues v
