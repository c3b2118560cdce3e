-- The longest odds that won: American moneyline, with the probability that it implies (the bookmaker's margin included).
with sides as (
    select
        l.game_id, l.game_date, l.provider, l.home_team as winner, l.away_team as loser, l.home_moneyline as moneyline,
        g.home_points as points, g.away_points as opponent_points
    from cbbd_silver.fct_lines l
    join cbbd_silver.fct_games g on g.game_id = l.game_id and g.season = l.season
    where l.season = 2026 and g.status = 'final' and g.score_known and g.home_points > g.away_points
    union all
    select
        l.game_id, l.game_date, l.provider, l.away_team, l.home_team, l.away_moneyline,
        g.away_points, g.home_points
    from cbbd_silver.fct_lines l
    join cbbd_silver.fct_games g on g.game_id = l.game_id and g.season = l.season
    where l.season = 2026 and g.status = 'final' and g.score_known and g.away_points > g.home_points
)
select
    min(game_date) as game_date,
    winner,
    loser,
    max(points) as points,
    max(opponent_points) as opponent_points,
    round(avg(moneyline), 0) as moneyline,
    round(avg(100e0 / (moneyline + 100)), 3) as implied_probability
from sides
where moneyline > 0
group by game_id, winner, loser
order by moneyline desc, winner
limit 25
