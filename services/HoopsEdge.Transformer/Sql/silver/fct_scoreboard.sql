-- fct_scoreboard: one row per game on or near today, as of the last look.
-- A live snapshot: results belong to fct_games. A score of 0-0 is known only while the game is in progress.
-- endpoints: scoreboard
-- key: game_id
-- partition: none
-- check: error: status in ('scheduled', 'in_progress', 'final', 'postponed', 'cancelled')
select
    g.id as game_id,
    season_of(eastern_date(g.startDate)) as season, -- year in which the season ends, by the date
    eastern_date(g.startDate) as game_date, -- calendar day in US Eastern
    g.startDate as start_at, -- tip-off, UTC
    g.startTimeTbd as start_time_tbd, -- the hour of start_at is a placeholder
    g.status as status, -- scheduled, in_progress, final, postponed or cancelled
    g.period as period, -- 1 and 2: halves, 3 on: overtimes
    known_text(g.clock) as clock, -- left in the period
    known_text(g.tv) as tv, -- channel
    g.neutralSite as neutral_site,
    g.conferenceGame as conference_game,
    known_text(g.venue) as venue,
    known_text(g.city) as city,
    known_text(g.state) as state,
    known_id(g.homeTeam.id) as home_team_id,
    known_text(g.homeTeam.name) as home_team,
    known_text(g.homeTeam.location) as home_location,
    known_text(g.homeTeam.conference) as home_conference_name,
    known_text(g.homeTeam.conferenceAbbreviation) as home_conference, -- abbreviation
    case when g.score_known then g.homeTeam.points end as home_points,
    case when g.score_known then g.homeTeam.lineScores end as home_period_points, -- halves, overtimes
    known_id(g.awayTeam.id) as away_team_id,
    known_text(g.awayTeam.name) as away_team,
    known_text(g.awayTeam.location) as away_location,
    known_text(g.awayTeam.conference) as away_conference_name,
    known_text(g.awayTeam.conferenceAbbreviation) as away_conference, -- abbreviation
    case when g.score_known then g.awayTeam.points end as away_points,
    case when g.score_known then g.awayTeam.lineScores end as away_period_points, -- halves, overtimes
    g.score_known as score_known,
    g.betting.spread as spread, -- points, negative: home favoured
    g.betting.overUnder as over_under, -- points of both teams
    g.betting.homeMoneyline as home_moneyline, -- American odds
    g.betting.awayMoneyline as away_moneyline, -- American odds
    g._fetch_id as _fetch_id,
    g._ingested_at as _ingested_at
from (
    select
        *,
        score_known(homeTeam.points, awayTeam.points)
            or coalesce(status = 'in_progress' and homeTeam.points + awayTeam.points = 0, false) as score_known
    from scoreboard
) g
