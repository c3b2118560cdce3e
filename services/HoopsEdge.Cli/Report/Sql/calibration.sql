-- Predicted and actual home margins of the season's games, in ten groups of rising prediction: what the features said
-- before each game, beside its label.
with predicted as (
    select game_id, margin as actual, predicted_margin as predicted
    from game_predictions_features
    where season = getvariable('season') and is_home and margin is not null
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
