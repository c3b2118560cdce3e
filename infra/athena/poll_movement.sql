-- The AP poll week by week: places gained since the week before; null for a team that was not ranked then.
with ranked as (
    select
        season, week, team, ranking, points, first_place_votes,
        lag(ranking) over (partition by season, team_id order by week) as ranking_before,
        lag(week) over (partition by season, team_id order by week) as week_before
    from cbbd_silver.fct_rankings
    where season = 2026 and season_type = 'regular' and poll_type = 'AP Top 25' and ranking is not null
)
select
    week,
    ranking,
    team,
    points,
    first_place_votes,
    case when week_before = week - 1 then ranking_before - ranking end as places_gained
from ranked
order by week, ranking, team
