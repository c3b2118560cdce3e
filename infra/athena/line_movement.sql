-- How far spreads moved between opening and closing, and whether the side that money moved to covered.
-- A negative spread favours the home team.
with lines as (
    select
        l.game_id, l.provider, l.game_date, l.home_team, l.away_team, l.spread_open, l.spread,
        l.spread - l.spread_open as move,
        g.home_points - g.away_points as home_margin
    from cbbd_silver.fct_lines l
    join cbbd_silver.fct_games g on g.game_id = l.game_id and g.season = l.season
    where l.season = 2026 and l.spread is not null and l.spread_open is not null
        and g.status = 'final' and g.score_known
)
select
    game_date,
    home_team,
    away_team,
    provider,
    spread_open,
    spread as spread_close,
    move, -- points; negative: towards the home team
    home_margin,
    case
        when home_margin + spread = 0 then 'push'
        when (move < 0) = (home_margin + spread > 0) then 'moved to the winner'
        else 'moved to the loser'
    end as against_the_close
from lines
where move <> 0
order by abs(move) desc, game_date, game_id, provider
limit 100
