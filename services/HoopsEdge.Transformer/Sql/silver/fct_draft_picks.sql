-- fct_draft_picks: one row per pick of an NBA draft.
-- season is the API's year, that of the draft, which follows the college season of the same year.
-- endpoints: draft_picks
-- key: season, overall
-- partition: season
-- check: warning: draft_team_id in dim_draft_teams
-- check: error: overall > 0 and round > 0
select
    d.year as season, -- year of the draft
    d.overall as overall, -- number of the pick in the draft
    d.round as round,
    d.pick as pick, -- number of the pick in its round
    known_id(d.athleteId) as athlete_id, -- null: not a college player that the API knows
    known_text(d.name) as athlete_name,
    known_id(d.draftTeamId) as draft_team_id, -- see dim_draft_teams
    known_text(d.draftTeam) as draft_team,
    known_id(d.sourceTeamId) as source_team_id, -- team that the player came from, also abroad: no dim_teams id
    known_text(d.sourceTeamLocation) as source_team_location,
    known_text(d.sourceTeamName) as source_team_name,
    known_text(d.sourceTeamLeagueAffiliation) as source_team_league_affiliation,
    known_id(d.sourceTeamCollegeId) as source_team_college_id, -- that team in dim_teams; null: not a college
    d.overallRank as overall_rank, -- among the prospects, 1 is best
    d.positionRank as position_rank, -- among the prospects at the position
    d.height as height, -- inches
    d.weight as weight, -- pounds
    d._fetch_id as _fetch_id,
    d._ingested_at as _ingested_at
from draft_picks d
join scope s on s.fetch_id = d._fetch_id
where in_scope(d.year, s.season)
