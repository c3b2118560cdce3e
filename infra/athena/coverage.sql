-- Finished games without box score, players, plays or lines, by month: what a backfill or `hoops gap-fill` still owes.
with finished as (
    select season, game_id, date_trunc('month', game_date) as month
    from cbbd_silver.fct_games
    where season = 2026 and status = 'final' and score_known
),
teams as (select distinct game_id from cbbd_silver.fct_game_teams where season = 2026),
players as (select distinct game_id from cbbd_silver.fct_game_players where season = 2026),
plays as (select distinct game_id from cbbd_silver.fct_plays where season = 2026),
lines as (select distinct game_id from cbbd_silver.fct_lines where season = 2026)
select
    f.month,
    count(*) as finished_games,
    count_if(t.game_id is null) as without_box_score,
    count_if(pl.game_id is null) as without_players,
    count_if(p.game_id is null) as without_plays,
    count_if(l.game_id is null) as without_lines
from finished f
left join teams t on t.game_id = f.game_id
left join players pl on pl.game_id = f.game_id
left join plays p on p.game_id = f.game_id
left join lines l on l.game_id = f.game_id
group by f.month
order by f.month
