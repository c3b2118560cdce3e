-- dim_draft_positions: one row per position of NBA draft prospects.
-- endpoints: draft_positions
-- key: position
-- partition: none
select
    p.name as position, -- Point Guard
    known_text(p.abbreviation) as abbreviation, -- PG
    p._fetch_id as _fetch_id,
    p._ingested_at as _ingested_at
from draft_positions p
