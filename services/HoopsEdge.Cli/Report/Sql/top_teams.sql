-- The best 25 of the newest day that was rated, each with the margins of every day up to it.
select
    team,
    conference,
    games_played,
    adj_oe,
    adj_de,
    adj_margin,
    adj_tempo,
    barthag,
    rating_date,
    (
        select string_agg(h.adj_margin, ' ' order by h.rating_date) from team_adjusted_efficiencies h
        where h.season = getvariable('season') and h.team_id = r.team_id and h.adj_margin is not null
    ) as margins
from team_adjusted_efficiencies r
where season = getvariable('season')
    and rating_date = (
        select max(rating_date) from team_adjusted_efficiencies where season = getvariable('season')
    )
order by adj_margin desc, team_id
limit 25
