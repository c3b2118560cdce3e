-- The game that was asked for, or the one of the season whose spread moved most. A spread that only changed its sign did
-- not move: the API turns some round.
select l.game_id, l.game_date, l.away_team, l.home_team, g.away_points, g.home_points
from fct_lines l left join fct_games g on g.game_id = l.game_id
where case
    when getvariable('game') is null then l.season = getvariable('season') and l.spread is not null
    else l.game_id = getvariable('game')
end
order by
    case when l.spread <> -l.spread_open then abs(l.spread - l.spread_open) end desc nulls last,
    l.game_id
limit 1
