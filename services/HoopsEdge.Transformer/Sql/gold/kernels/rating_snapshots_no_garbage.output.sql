create or replace table rating_snapshots_no_garbage (
    season integer,
    rating_date date,
    team_id integer,
    team varchar,
    conference varchar,
    games_played integer,
    adj_oe double,
    adj_de double,
    adj_tempo double,
    barthag double,
    raw_oe double,
    raw_de double,
    sos_oe double,
    sos_de double,
    league_efficiency double,
    league_tempo double,
    home_court double,
    margin_error double,
    solver_iterations integer,
    solver_residual double
);
create or replace table rating_snapshots_no_garbage_refused (
    season integer,
    game_id integer,
    game_date date,
    home_team_id integer,
    away_team_id integer,
    home_points double,
    away_points double,
    possessions double,
    minutes double,
    reason varchar
);
