-- fct_plays: one row per play.
-- A day's answer holds 00:00Z of the next day too: a play belongs to the UTC day on which its game starts.
-- Shooter and assist are parsed from the text by the API: they may be null or swapped.
-- endpoints: plays_date, plays_game, plays_team, plays_tournament, plays_player
-- key: play_id
-- authority: game_id
-- partial: plays_player
-- partition: season, game_date
-- check: error: game_id in fct_games
-- check: warning: team_id in dim_teams
-- check: warning: play_type in dim_play_types
-- check: error: period between 1 and 12
-- check: error: seconds_remaining between 0 and 1200
-- check: error: score_value between 0 and 3
-- check: warning: home_win_probability between 0 and 1
-- check: warning: covers game_id of fct_games where status = 'final' and score_known at least 0.9
-- check: warning: newest game_date within 3 days of fct_games where status = 'final' and score_known
select
    p.id as play_id,
    known_text(p.sourceId) as source_id, -- ESPN's id
    p.gameId as game_id,
    known_text(p.gameSourceId) as game_source_id, -- ESPN's id
    cast(p.season as integer) as season, -- year in which the season ends
    p.seasonType as season_type, -- preseason, regular or postseason
    eastern_date(p.gameStartDate) as game_date, -- calendar day in US Eastern
    p.gameStartDate as start_at, -- tip-off of the game, UTC
    known_text(p.gameType) as game_type, -- STD: standard, TRNMNT: tournament
    known_text(p.tournament) as tournament,
    p.playType as play_type, -- see dim_play_types
    p.isHomeTeam as is_home_team, -- whether the play is the home team's
    known_id(p.teamId) as team_id, -- team that the play is charged to
    known_text(p.team) as team,
    known_text(p.conference) as conference, -- abbreviation
    known_seed(p.teamSeed) as team_seed, -- null: unseeded (the API's 99)
    known_id(p.opponentId) as opponent_id,
    known_text(p.opponent) as opponent,
    known_text(p.opponentConference) as opponent_conference, -- abbreviation
    known_seed(p.opponentSeed) as opponent_seed, -- null: unseeded (the API's 99)
    p.period as period, -- 1 and 2: halves, 3 on: overtimes
    known_text(p.clock) as clock, -- left in the period, minutes:seconds
    p.secondsRemaining as seconds_remaining, -- left in the period
    p.homeScore as home_score, -- after the play
    p.awayScore as away_score, -- after the play
    p.homeWinProbability as home_win_probability, -- after the play, by the API
    p.scoringPlay as scoring_play,
    p.shootingPlay as shooting_play,
    cast(p.scoreValue as integer) as score_value, -- points of the play
    p.wallclock as wallclock_at, -- when the play happened, UTC
    known_text(p.playText) as play_text,
    known_id(p.shotInfo.shooter.id) as shot_shooter_id,
    known_text(p.shotInfo.shooter.name) as shot_shooter_name,
    p.shotInfo.made as shot_made,
    p.shotInfo.range as shot_range, -- rim, jumper, three_pointer or free_throw
    p.shotInfo.assisted as shot_assisted,
    known_id(p.shotInfo.assistedBy.id) as shot_assisted_by_id,
    known_text(p.shotInfo.assistedBy.name) as shot_assisted_by_name,
    p.shotInfo.location.x as shot_x, -- the API's court units
    p.shotInfo.location.y as shot_y, -- the API's court units
    p.participants as participants, -- players named in the play, in no order; id may be -1
    p.onFloor as on_floor, -- players of both teams on the floor; may be more or fewer than ten
    p._fetch_id as _fetch_id,
    p._ingested_at as _ingested_at
from (
    select p.* from plays_date p join scope s on s.fetch_id = p._fetch_id
    where in_scope(utc_date(p.gameStartDate), s.utc_date)
    union all by name
    select p.* from plays_game p join scope s on s.fetch_id = p._fetch_id
    where in_scope(p.gameId, s.game_id)
    union all by name
    select p.* from plays_team p join scope s on s.fetch_id = p._fetch_id
    where in_scope(p.season, s.season)
    union all by name
    select p.* from plays_tournament p join scope s on s.fetch_id = p._fetch_id
    where in_scope(p.season, s.season)
    union all by name
    select p.* from plays_player p join scope s on s.fetch_id = p._fetch_id
    where in_scope(p.season, s.season)
) p
