-- dim_conference_membership: one row per stay of a team in a conference.
-- The conference of a team in season S is the row with first_season <= S and S <= coalesce(last_season, S).
-- endpoints: conferences_history
-- key: conference_id, team_id, first_season
-- partition: none
-- check: error: first_season <= last_season
-- check: warning: team_id in dim_teams
select
    c.id as conference_id,
    c.abbreviation as conference, -- abbreviation, the same in the fact tables
    c.name as conference_name,
    c.member.id as team_id,
    c.member.school as team,
    known_text(c.member.mascot) as mascot,
    known_text(c.member.sourceId) as team_source_id, -- ESPN's id
    c.member.startSeason as first_season,
    known_id(c.member.endSeason) as last_season, -- null: still a member
    c._fetch_id as _fetch_id,
    c._ingested_at as _ingested_at
from (select *, unnest(teams) as member from conferences_history) c
