-- Points per game with true shooting of players who played at least half of their team's games.
with team_games as (
    select team_id, count(distinct game_id) as games
    from cbbd_silver.fct_game_players
    where season = 2026
    group by team_id
),
players as (
    select
        athlete_id,
        team_id,
        max_by(athlete_name, game_date) as player,
        max_by(team, game_date) as team,
        count(*) as games,
        sum(points) as points,
        sum(minutes) as minutes,
        sum(rebounds_total) as rebounds,
        sum(assists) as assists,
        sum(field_goals_attempted) as field_goals_attempted,
        sum(free_throws_attempted) as free_throws_attempted
    from cbbd_silver.fct_game_players
    where season = 2026 and minutes > 0
    group by athlete_id, team_id
)
select
    p.player,
    p.team,
    p.games,
    round(p.points / p.games, 1) as points_per_game,
    round(40 * p.points / p.minutes, 1) as points_per_40_minutes,
    round(p.rebounds / p.games, 1) as rebounds_per_game,
    round(p.assists / p.games, 1) as assists_per_game,
    round(
        100 * p.points / nullif(2 * (p.field_goals_attempted + 0.44e0 * p.free_throws_attempted), 0),
        1
    ) as true_shooting_pct
from players p
join team_games t on t.team_id = p.team_id
where 2 * p.games >= t.games
order by points_per_game desc, p.player
limit 50
