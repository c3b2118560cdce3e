-- fct_pbp_game_teams: one row per team in a game and variant: what the plays add up to.
-- Variant all counts every play, no_garbage leaves out the possessions of garbage time (see fct_pbp_plays).
-- reconciled says that the game is final and its plays add up: the points of both teams are the official ones and, where
-- there is a box score, shots, free throws and turnovers differ by no more than 3 a team. Use nothing of a game that is
-- not: the differences say why. Both variants of both teams of a game carry the same answer.
-- The formula of possessions is FGA + 0.44 FTA - offensive rebounds + turnovers.
-- inputs: fct_pbp_plays, fct_games, fct_game_teams
-- key: game_id, team_id, variant
-- partition: season, game_date
-- check: error: game_id in fct_games
-- check: error: per game_id, variant: count(*) = 2
-- check: error: points = points_two + points_three + points_free_throw
-- check: warning: points_difference = 0
-- check: warning: abs(field_goal_difference) <= 3 and abs(free_throw_difference) <= 3 and abs(turnover_difference) <= 3
-- check: warning: abs(possession_difference) <= 10
-- check: warning: variant <> 'all' or possessions between 40 and 110
-- check: warning: covers game_id of fct_plays at least 0.99
with sides as (
    select game_id, season, game_date, start_at, status, neutral_site, score_known, _fetch_id, _ingested_at,
        true as is_home, home_team_id as team_id, home_team as team, home_conference as conference,
        away_team_id as opponent_id, away_team as opponent, away_conference as opponent_conference,
        home_points as official_points
    from fct_games
    union all
    select game_id, season, game_date, start_at, status, neutral_site, score_known, _fetch_id, _ingested_at,
        false, away_team_id, away_team, away_conference, home_team_id, home_team, home_conference, away_points
    from fct_games
),
played as (
    select
        game_id,
        max(period) as periods,
        sum(elapsed_seconds) filter (where garbage_time) / 60.0 as garbage_minutes
    from fct_pbp_plays
    group by game_id
),
counts as (
    select
        game_id, team_id, variant,
        sum(points) as points,
        sum(points) filter (where shot_value = 2) as points_two,
        sum(points) filter (where shot_value = 3) as points_three,
        sum(points) filter (where shot_value = 1) as points_free_throw,
        count(*) filter (where shot_value > 1) as fga,
        count(*) filter (where shot_value > 1 and shot_made) as fgm,
        count(*) filter (where shot_value = 2) as fga2,
        count(*) filter (where shot_value = 2 and shot_made) as fgm2,
        count(*) filter (where shot_value = 3) as fga3,
        count(*) filter (where shot_value = 3 and shot_made) as fgm3,
        count(*) filter (where shot_value = 1) as fta,
        count(*) filter (where shot_value = 1 and shot_made) as ftm,
        count(*) filter (where offensive_rebound) as oreb,
        count(*) filter (where defensive_rebound) as dreb,
        count(*) filter (where team_rebound and (offensive_rebound or defensive_rebound)) as team_reb,
        count(*) filter (where turnover) as tov,
        count(*) filter (where assisted) as ast,
        count(*) filter (where steal) as stl,
        count(*) filter (where block) as blk,
        count(*) filter (where foul) as fouls
    from fct_pbp_plays, (values ('all'), ('no_garbage')) variants (variant)
    where team_id is not null and (variant = 'all' or not garbage_time)
    group by all
),
possessions as (
    select game_id, offense_team_id as team_id, variant, count(*) as possessions
    from fct_pbp_plays, (values ('all'), ('no_garbage')) variants (variant)
    where possession_end and (variant = 'all' or not garbage_time)
    group by all
),
lines as (
    select
        s.*, v.variant, g.periods, 40 + 5 * greatest(g.periods - 2, 0) as game_minutes,
        coalesce(g.garbage_minutes, 0) as garbage_minutes,
        coalesce(p.possessions, 0) as possessions,
        c.* exclude (game_id, team_id, variant)
    from played g
    join sides s using (game_id)
    cross join (values ('all'), ('no_garbage')) v (variant)
    left join counts c on c.game_id = s.game_id and c.team_id = s.team_id and c.variant = v.variant
    left join possessions p on p.game_id = s.game_id and p.team_id = s.team_id and p.variant = v.variant
),
checks as (
    select
        l.game_id, l.team_id,
        coalesce(l.points, 0) - l.official_points as points_difference,
        coalesce(l.fga, 0) - b.field_goals_attempted as field_goal_difference,
        coalesce(l.fta, 0) - b.free_throws_attempted as free_throw_difference,
        coalesce(l.tov, 0) - b.turnovers_total as turnover_difference,
        l.possessions - b.possessions as possession_difference,
        l.status = 'final' and l.score_known
            and coalesce(l.points, 0) = l.official_points
            and coalesce(abs(coalesce(l.fga, 0) - b.field_goals_attempted) <= 3, true)
            and coalesce(abs(coalesce(l.fta, 0) - b.free_throws_attempted) <= 3, true)
            and coalesce(abs(coalesce(l.tov, 0) - b.turnovers_total) <= 3, true) as adds_up
    from lines l
    left join fct_game_teams b using (game_id, team_id)
    where l.variant = 'all'
)
select
    l.game_id as game_id,
    l.team_id as team_id,
    l.variant as variant, -- all, or no_garbage: without garbage time
    l.season as season, -- year in which the season ends
    l.game_date as game_date, -- calendar day in US Eastern
    l.start_at as start_at, -- tip-off, UTC
    l.team as team,
    l.conference as conference, -- abbreviation; in that season; null outside Division I
    l.opponent_id as opponent_id,
    l.opponent as opponent,
    l.opponent_conference as opponent_conference, -- abbreviation; in that season; null outside Division I
    l.is_home as is_home,
    l.neutral_site as neutral_site,
    min(coalesce(k.adds_up, false)) over game as reconciled, -- official score and box score agree with the plays
    cast(k.points_difference as integer) as points_difference, -- points of the plays of variant all less official points
    cast(k.field_goal_difference as integer) as field_goal_difference, -- attempts of the plays less those of the box score
    cast(k.free_throw_difference as integer) as free_throw_difference, -- attempts of the plays less those of the box score
    cast(k.turnover_difference as integer) as turnover_difference, -- turnovers of the plays less those of the box score
    cast(k.possession_difference as integer) as possession_difference, -- possessions of the plays less those of the box score
    cast(l.periods as integer) as periods, -- 2, and 1 for each overtime
    cast(l.game_minutes as integer) as game_minutes, -- 40, and 5 for each overtime
    round(l.garbage_minutes, 2) as garbage_minutes, -- of the game, whatever the variant
    round(case when l.variant = 'all' then l.game_minutes else l.game_minutes - l.garbage_minutes end, 2)
        as minutes, -- minutes that the row counts
    cast(l.possessions as integer) as possessions, -- possessions that ended
    round(possessions_of(l.fga, l.fta, l.oreb, l.tov), 2) as possessions_formula, -- by the formula
    cast(o.possessions as integer) as opponent_possessions, -- possessions of the opponent that ended
    round(possessions_of(o.fga, o.fta, o.oreb, o.tov), 2) as opponent_possessions_formula, -- by the formula
    round(20.0 * (l.possessions + o.possessions) / nullif(
        case when l.variant = 'all' then l.game_minutes else l.game_minutes - l.garbage_minutes end, 0), 4)
        as pace, -- possessions of a team per 40 minutes, mean of both
    cast(coalesce(l.points, 0) as integer) as points,
    cast(coalesce(o.points, 0) as integer) as opponent_points,
    cast(coalesce(l.points_two, 0) as integer) as points_two, -- points of two-point shots
    cast(coalesce(l.points_three, 0) as integer) as points_three, -- points of three-point shots
    cast(coalesce(l.points_free_throw, 0) as integer) as points_free_throw, -- points of free throws
    cast(coalesce(l.fgm, 0) as integer) as field_goals_made,
    cast(coalesce(l.fga, 0) as integer) as field_goals_attempted,
    cast(coalesce(l.fgm2, 0) as integer) as two_point_field_goals_made,
    cast(coalesce(l.fga2, 0) as integer) as two_point_field_goals_attempted,
    cast(coalesce(l.fgm3, 0) as integer) as three_point_field_goals_made,
    cast(coalesce(l.fga3, 0) as integer) as three_point_field_goals_attempted,
    cast(coalesce(l.ftm, 0) as integer) as free_throws_made,
    cast(coalesce(l.fta, 0) as integer) as free_throws_attempted,
    cast(coalesce(l.oreb, 0) as integer) as rebounds_offensive, -- team rebounds included
    cast(coalesce(l.dreb, 0) as integer) as rebounds_defensive, -- team rebounds included
    cast(coalesce(l.team_reb, 0) as integer) as rebounds_team, -- of these, no player's
    cast(coalesce(l.tov, 0) as integer) as turnovers,
    cast(coalesce(l.ast, 0) as integer) as assists,
    cast(coalesce(l.stl, 0) as integer) as steals,
    cast(coalesce(l.blk, 0) as integer) as blocks,
    cast(coalesce(l.fouls, 0) as integer) as fouls,
    round(100.0 * l.points / nullif(l.possessions, 0), 4) as offensive_rating, -- points per 100 possessions
    round(100.0 * o.points / nullif(o.possessions, 0), 4) as defensive_rating, -- points allowed per 100 possessions
    round(effective_fg_pct(l.fgm, l.fgm3, l.fga), 4) as effective_field_goal_pct, -- a made three counts 1.5, percent
    round(100.0 * l.tov / nullif(l.possessions, 0), 4) as turnover_pct, -- turnovers per 100 possessions
    round(100.0 * l.oreb / nullif(l.oreb + o.dreb, 0), 4) as offensive_rebound_pct, -- share of own misses rebounded, percent
    round(100.0 * l.fta / nullif(l.fga, 0), 4) as free_throw_rate, -- free throws attempted per 100 field goals attempted
    round(effective_fg_pct(o.fgm, o.fgm3, o.fga), 4) as opponent_effective_field_goal_pct, -- percent
    round(100.0 * o.tov / nullif(o.possessions, 0), 4) as opponent_turnover_pct, -- per 100 of its possessions
    round(100.0 * o.oreb / nullif(o.oreb + l.dreb, 0), 4) as opponent_offensive_rebound_pct, -- percent
    round(100.0 * o.fta / nullif(o.fga, 0), 4) as opponent_free_throw_rate, -- per 100 field goals attempted
    round(100.0 * l.points / nullif(2 * (l.fga + 0.44 * l.fta), 0), 4)
        as true_shooting_pct, -- points per two shooting possessions, percent
    l._fetch_id as _fetch_id, -- answer with the game
    l._ingested_at as _ingested_at
from lines l
join lines o on o.game_id = l.game_id and o.team_id = l.opponent_id and o.variant = l.variant
join checks k on k.game_id = l.game_id and k.team_id = l.team_id
window game as (partition by l.game_id)
