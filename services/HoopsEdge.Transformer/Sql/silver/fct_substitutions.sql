-- fct_substitutions: one row per stint of a player on the floor: from substitution in to substitution out.
-- A player who comes in, leaves and returns at one stopped clock has two stints of one beginning: the longer stays.
-- endpoints: substitutions_team, substitutions_game, substitutions_player
-- key: game_id, team_id, athlete_id, in_period, in_seconds_remaining
-- authority: game_id, team_id
-- partial: substitutions_player
-- partition: season, game_date
-- check: error: game_id in fct_games
-- check: warning: team_id in dim_teams
-- check: warning: athlete_id in dim_players
-- check: error: in_period between 1 and 12 and in_seconds_remaining between 0 and 1200
-- check: warning: out_period > in_period or (out_period = in_period and out_seconds_remaining <= in_seconds_remaining)
select
    p.gameId as game_id,
    p.teamId as team_id,
    p.athleteId as athlete_id,
    known_text(p.athlete) as athlete_name,
    known_text(p.position) as position,
    p.season as season, -- year in which the season ends, by the date of the game
    p.game_date as game_date, -- calendar day in US Eastern
    p.startDate as start_at, -- tip-off of the game, UTC
    known_text(p.team) as team,
    known_text(p.conference) as conference, -- abbreviation
    known_id(p.opponentId) as opponent_id,
    known_text(p.opponent) as opponent,
    known_text(p.opponentConference) as opponent_conference, -- abbreviation
    p.subIn.period as in_period, -- 1 and 2: halves, 3 on: overtimes
    p.subIn.secondsRemaining as in_seconds_remaining, -- left in that period
    p.subIn.teamPoints as in_team_points, -- score when the player came in
    p.subIn.opponentPoints as in_opponent_points,
    p.subOut.period as out_period,
    p.subOut.secondsRemaining as out_seconds_remaining, -- left in that period
    p.subOut.teamPoints as out_team_points, -- score when the player went out
    p.subOut.opponentPoints as out_opponent_points,
    p._fetch_id as _fetch_id,
    p._ingested_at as _ingested_at
from (
    select p.*, eastern_date(p.startDate) as game_date, season_of(eastern_date(p.startDate)) as season
    from (
        from substitutions_team union all by name from substitutions_game union all by name from substitutions_player
    ) p
) p
join scope s on s.fetch_id = p._fetch_id
where in_scope(p.season, s.season) and in_scope(p.gameId, s.game_id)
qualify row_number() over (
    partition by p._fetch_id, p.gameId, p.teamId, p.athleteId, p.subIn.period, p.subIn.secondsRemaining
    order by p.subOut.period desc, p.subOut.secondsRemaining
) = 1
