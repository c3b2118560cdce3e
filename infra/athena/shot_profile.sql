-- Where a team's shots come from and what they yield, from play-by-play.
select
    team,
    shot_range,
    count(*) as attempts,
    round(100 * cast(count(*) as double) / sum(count(*)) over (partition by team), 1) as share_of_attempts,
    round(100 * cast(count_if(shot_made) as double) / count(*), 1) as made_pct,
    round(100 * cast(count_if(shot_assisted) as double) / nullif(count_if(shot_made), 0), 1) as assisted_pct_of_makes
from cbbd_silver.fct_plays
where season = 2026 and shooting_play and shot_range is not null and team is not null
group by team, shot_range
order by team, attempts desc
