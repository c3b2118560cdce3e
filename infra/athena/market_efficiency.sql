-- How good the closing spread is, by provider and size of the favourite: mean error, and how often favourites cover.
-- Pushes are neither; spreads whose sign the API turned round are corrected in the gold table.
select
    provider,
    case
        when abs(spread_corrected) < 5 then '0 to 4.5'
        when abs(spread_corrected) < 10 then '5 to 9.5'
        when abs(spread_corrected) < 20 then '10 to 19.5'
        else '20 and more'
    end as favoured_by,
    count(*) as games,
    round(avg(spread_error), 1) as mean_error, -- points
    round(
        100 * cast(count_if(home_covered = (spread_corrected < 0)) as double) / nullif(count_if(home_covered is not null), 0),
        1
    ) as favourite_covers_pct,
    count_if(spread_suspect) as suspect_spreads
from cbbd_gold.market_lines_analysis
where season = 2026 and spread_corrected is not null
group by 1, 2
order by provider, mean_error
