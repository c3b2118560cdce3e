-- dim_draft_teams: one row per NBA team.
-- endpoints: draft_teams
-- key: draft_team_id
-- partition: none
select
    t.id as draft_team_id,
    known_id(t.sourceId) as source_id, -- ESPN's id
    known_text(t.location) as location,
    t.name as name, -- nickname
    known_text(t.displayName) as display_name, -- location and nickname
    known_text(t.abbreviation) as abbreviation,
    t._fetch_id as _fetch_id,
    t._ingested_at as _ingested_at
from draft_teams t
