-- Predicted and actual home margins of the season's games, in ten groups of rising prediction. The ratings of a game's day
-- know games before that day only.
with predicted as (
    select
        g.game_id,
        g.home_points - g.away_points as actual,
        (h.adj_margin - a.adj_margin + case when g.neutral_site then 0 else h.home_court end)
            * h.adj_tempo * a.adj_tempo / h.league_tempo / 100 as predicted
    from fct_games g
    join team_adjusted_efficiencies h
        on h.season = g.season and h.rating_date = g.game_date and h.team_id = g.home_team_id
    join team_adjusted_efficiencies a
        on a.season = g.season and a.rating_date = g.game_date and a.team_id = g.away_team_id
    where g.season = getvariable('season') and g.status = 'final' and g.score_known
), grouped as (
    select *, ntile(10) over (order by predicted, game_id) as decile, avg(actual) over () as mean
    from predicted where predicted is not null
)
select
    decile,
    count(*) as games,
    min(predicted) as lowest,
    max(predicted) as highest,
    avg(predicted) as predicted,
    avg(actual) as actual,
    avg(abs(actual - predicted)) as error,
    avg(abs(actual - mean)) as error_of_mean
from grouped group by decile order by decile
