-- dim_lines_providers: one row per provider of betting lines.
-- endpoints: lines_providers
-- key: provider_id
-- partition: none
-- check: error: provider is not null
select
    p.id as provider_id,
    p.name as provider, -- name: column provider of fct_lines
    p._fetch_id as _fetch_id,
    p._ingested_at as _ingested_at
from lines_providers p
