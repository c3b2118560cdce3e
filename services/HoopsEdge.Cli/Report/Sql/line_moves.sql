-- What each provider offered for a game: its opening line, then every day on which its line was new or had moved, or the
-- newest line where no days are known.
select provider, 0 as step, 'open' as moment, spread_open as spread, over_under_open as over_under
from fct_lines where game_id = getvariable('game') and (spread_open is not null or over_under_open is not null)
union all
select provider, dense_rank() over (order by "asof"), cast("asof" as varchar), spread, over_under
from market_lines_history where game_id = getvariable('game')
union all
select provider, 1, 'latest', spread, over_under
from fct_lines
where game_id = getvariable('game')
    and not exists (select 1 from market_lines_history h where h.game_id = getvariable('game'))
order by provider, step
