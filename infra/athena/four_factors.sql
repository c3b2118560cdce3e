-- Four factors (Oliver) of every Division I team over a season, own and allowed, with efficiency and pace.
-- Sums over the season, then shares: a game with more shots weighs more, as it should.
select
    team,
    conference,
    count(*) as games,
    round(100 * sum(points_total) / nullif(sum(possessions), 0), 1) as offensive_efficiency, -- points per 100 possessions
    round(100 * sum(opponent_points_total) / nullif(sum(opponent_possessions), 0), 1) as defensive_efficiency,
    round(100 * sum(field_goals_made + 0.5e0 * three_point_field_goals_made) / nullif(sum(field_goals_attempted), 0), 1)
        as effective_field_goal_pct,
    round(100 * sum(turnovers_total) / nullif(sum(possessions), 0), 1) as turnovers_per_100_possessions,
    round(100 * sum(rebounds_offensive) / nullif(sum(rebounds_offensive + opponent_rebounds_defensive), 0), 1)
        as offensive_rebound_pct,
    round(100 * sum(free_throws_attempted) / nullif(sum(field_goals_attempted), 0), 1) as free_throw_rate,
    round(
        100 * sum(opponent_field_goals_made + 0.5e0 * opponent_three_point_field_goals_made)
        / nullif(sum(opponent_field_goals_attempted), 0),
        1
    ) as effective_field_goal_pct_allowed,
    round(100 * sum(opponent_turnovers_total) / nullif(sum(opponent_possessions), 0), 1) as turnovers_forced_per_100,
    round(avg(pace), 1) as pace -- possessions per 40 minutes
from cbbd_silver.fct_game_teams
where season = 2026 and score_known and conference is not null
group by team_id, team, conference
order by offensive_efficiency desc, team
