-- Every rating of a season side by side: the API's adjusted efficiency, SRS and Elo, with the change to the season before.
with ratings as (
    select
        a.season, a.team_id, a.team, a.conference, a.offensive_rating, a.defensive_rating, a.net_rating, a.net_rank,
        s.rating as srs,
        e.elo
    from cbbd_silver.fct_ratings_adjusted a
    left join cbbd_silver.fct_ratings_srs s on s.season = a.season and s.team_id = a.team_id
    left join cbbd_silver.fct_ratings_elo e on e.season = a.season and e.team_id = a.team_id
)
select
    season,
    net_rank,
    team,
    conference,
    round(offensive_rating, 1) as offensive_rating, -- points per 100 possessions
    round(defensive_rating, 1) as defensive_rating, -- points allowed per 100 possessions
    round(net_rating, 1) as net_rating,
    round(net_rating - lag(net_rating) over (partition by team_id order by season), 1) as change_of_net_rating,
    round(srs, 1) as srs, -- points above an average team
    elo
from ratings
order by season desc, net_rank, team
