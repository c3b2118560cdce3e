-- team_adjusted_efficiencies_no_garbage: one row per Division I team and day: the same ratings as in
-- team_adjusted_efficiencies from plays outside garbage time, games before that day.
-- A day is rated from the first game to the day after the last finished one. Offence, defence and home court are estimated
-- together by weighted ridge least squares (gold.ratings in config.yaml); teams without games have what the season
-- before and their conference make expected. Points, possessions and minutes are counted from plays, of games whose plays
-- add up to the official score and box (reconciled in fct_pbp_game_teams) and of no other.
-- inputs: fct_games
-- kernel: rating_snapshots_no_garbage
-- key: season, rating_date, team_id
-- partition: season
-- check: error: adj_oe between 40 and 180
-- check: error: adj_de between 40 and 180
-- check: error: adj_tempo between 40 and 110
-- check: error: barthag between 0 and 1
-- check: error: team_id in dim_teams
-- check: error: per rating_date: abs(avg(adj_margin)) < 0.001
-- check: warning: home_court between 0 and 10
select
    r.season as season, -- year in which the season ends
    r.rating_date as rating_date, -- calendar day in US Eastern; games of this day and later are not in it
    r.team_id as team_id,
    r.team as team,
    r.conference as conference, -- abbreviation, in that season
    r.games_played as games_played, -- games used, those against opponents outside Division I included
    round(r.adj_oe, 4) as adj_oe, -- points per 100 possessions against an average defence
    round(r.adj_de, 4) as adj_de, -- points allowed per 100 possessions against an average offence
    round(r.adj_oe - r.adj_de, 4) as adj_margin, -- points per 100 possessions better than an average team
    round(r.adj_tempo, 4) as adj_tempo, -- possessions per 40 minutes against an average opponent
    round(r.barthag, 6) as barthag, -- chance to beat an average team, 0 to 1
    round(r.raw_oe, 4) as raw_oe, -- points per 100 possessions as they were
    round(r.raw_de, 4) as raw_de, -- points allowed per 100 possessions as they were
    round(r.sos_oe, 4) as sos_oe, -- mean adj_de of the opponents
    round(r.sos_de, 4) as sos_de, -- mean adj_oe of the opponents
    round(r.league_efficiency, 4) as league_efficiency, -- points per 100 possessions between average teams
    round(r.league_tempo, 4) as league_tempo, -- possessions per 40 minutes between average teams
    round(r.home_court, 4) as home_court, -- what the home team gains in margin, points per 100 possessions
    round(r.margin_error, 4) as margin_error, -- root mean square of margins less ratings, points per 100 possessions
    r.solver_iterations as solver_iterations, -- steps of conjugate gradients, the most of three systems
    round(r.solver_residual, 16) as solver_residual -- of the normal equations, relative
from rating_snapshots_no_garbage r
