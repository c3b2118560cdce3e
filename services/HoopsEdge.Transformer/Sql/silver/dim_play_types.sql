-- dim_play_types: one row per kind of play.
-- endpoints: plays_types
-- key: play_type_id
-- partition: none
-- check: error: play_type is not null
select
    t.id as play_type_id,
    t.name as play_type, -- name: column play_type of fct_plays
    t._fetch_id as _fetch_id,
    t._ingested_at as _ingested_at
from plays_types t
