-- fct_rankings: one row per team in one poll of one week.
-- The key holds week and poll type, never the date: polls before 2017 have none.
-- endpoints: rankings
-- key: season, season_type, week, poll_type, team_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: warning: ranking between 1 and 30
select
    r.season as season, -- year in which the season ends
    r.seasonType as season_type, -- preseason, regular or postseason
    r.week as week,
    r.pollType as poll_type, -- AP Top 25, Coaches Poll
    cast(r.teamId as integer) as team_id,
    known_text(r.team) as team,
    known_text(r.conference) as conference, -- abbreviation
    utc_date(r.pollDate) as poll_date, -- the API gives a day at midnight UTC; null for old polls
    cast(r.ranking as integer) as ranking, -- null: received votes only
    r.points as points, -- of the votes
    r.firstPlaceVotes as first_place_votes,
    r._fetch_id as _fetch_id,
    r._ingested_at as _ingested_at
from rankings r
join scope s on s.fetch_id = r._fetch_id
where in_scope(r.season, s.season)
