-- team_power_rankings: one row per rated team and season: every rating side by side and their composite, as of now.
-- composite_score is the mean of what share of the other teams a team is ahead of (0 to 100) in four ratings: adjusted
-- efficiency from box scores, the same without garbage time, the API's adjusted efficiency and SRS; ratings that a team
-- lacks are left out. composite_rank orders by it. Not for looking back: for that take team_adjusted_efficiencies of a day.
-- inputs: team_adjusted_efficiencies, team_adjusted_efficiencies_no_garbage, fct_ratings_adjusted, fct_ratings_srs, fct_ratings_elo, fct_rankings, fct_pbp_game_teams
-- key: season, team_id
-- partition: season
-- check: error: composite_score between 0 and 100
-- check: error: per season: min(composite_rank) = 1
-- check: warning: team_id in dim_teams
with box as (
    select * from team_adjusted_efficiencies
    qualify row_number() over (partition by season, team_id order by rating_date desc) = 1
),
clean as (
    select * from team_adjusted_efficiencies_no_garbage
    qualify row_number() over (partition by season, team_id order by rating_date desc) = 1
),
plays as (
    -- Games whose plays do not add up are left out.
    select
        season, team_id, count(*) as games,
        100.0 * sum(points) / nullif(sum(possessions), 0) as oe,
        100.0 * sum(opponent_points) / nullif(sum(opponent_possessions), 0) as de,
        20.0 * sum(possessions + opponent_possessions) / nullif(sum(minutes), 0) as pace
    from fct_pbp_game_teams
    where variant = 'no_garbage' and reconciled
    group by all
),
polls as (
    -- Weeks start again in the postseason; only dates order the polls, where they have one.
    select
        season, team_id,
        max(case when poll_type ilike 'ap%' then ranking end) as ap_rank,
        max(case when poll_type ilike 'coaches%' then ranking end) as coaches_rank
    from (
        select * from fct_rankings
        qualify rank() over (
            partition by season, poll_type
            order by
                poll_date desc nulls last,
                case season_type when 'postseason' then 2 when 'regular' then 1 else 0 end desc,
                week desc
        ) = 1
    )
    group by all
),
rated as (
    select
        b.*, c.adj_oe as clean_oe, c.adj_de as clean_de, c.adj_margin as clean_margin,
        a.offensive_rating, a.defensive_rating, a.net_rating, a.net_rank, s.rating as srs, e.elo
    from box b
    left join clean c on c.season = b.season and c.team_id = b.team_id
    left join fct_ratings_adjusted a on a.season = b.season and a.team_id = b.team_id
    left join fct_ratings_srs s on s.season = b.season and s.team_id = b.team_id
    left join fct_ratings_elo e on e.season = b.season and e.team_id = b.team_id
),
shares as (
    select
        season, team_id,
        avg(100 * share) as composite_score
    from (
        select season, team_id, percent_rank() over (partition by season, rating order by points) as share
        from (
            unpivot (select season, team_id, adj_margin, clean_margin, net_rating, srs from rated)
            on adj_margin, clean_margin, net_rating, srs into name rating value points
        )
    )
    group by all
)
select
    r.season as season, -- year in which the season ends
    r.team_id as team_id,
    r.team as team,
    r.conference as conference, -- abbreviation, in that season
    r.rating_date as rating_date, -- the adjusted efficiencies use games before that day
    cast(rank() over (partition by r.season order by x.composite_score desc) as integer)
        as composite_rank, -- 1 is best
    round(x.composite_score, 4) as composite_score, -- 0 to 100, higher is better
    cast(rank() over (partition by r.season order by r.adj_margin desc) as integer) as adj_rank, -- 1 is best
    r.adj_oe as adj_oe, -- points per 100 possessions against an average defence, from box scores
    r.adj_de as adj_de, -- points allowed per 100 possessions against an average offence, from box scores
    r.adj_margin as adj_margin, -- adj_oe less adj_de
    r.adj_tempo as adj_tempo, -- possessions per 40 minutes against an average opponent
    r.barthag as barthag, -- expected share of wins against an average team, 0 to 1
    r.clean_oe as adj_oe_no_garbage, -- from plays without garbage time
    r.clean_de as adj_de_no_garbage, -- from plays without garbage time
    r.clean_margin as adj_margin_no_garbage, -- from plays without garbage time
    r.offensive_rating as api_offensive_rating, -- the API's adjusted rating, points per 100 possessions
    r.defensive_rating as api_defensive_rating, -- the API's adjusted rating, points allowed per 100 possessions
    r.net_rating as api_net_rating, -- the API's adjusted net rating
    r.net_rank as api_net_rank, -- 1 is best
    r.srs as srs, -- the API's simple rating, points above an average team
    cast(rank() over (partition by r.season order by r.srs desc nulls last) as integer) as srs_rank, -- 1 is best
    r.elo as elo, -- the API's Elo rating
    p.ap_rank as ap_rank, -- newest AP Top 25; null: unranked
    p.coaches_rank as coaches_rank, -- newest Coaches Poll; null: unranked
    round(l.oe, 4) as offensive_rating, -- unadjusted, from plays without garbage time, points per 100 possessions
    round(l.de, 4) as defensive_rating, -- unadjusted, from plays without garbage time, points per 100 possessions
    round(l.pace, 4) as pace, -- unadjusted, possessions per 40 minutes
    cast(l.games as integer) as play_by_play_games, -- games whose plays add up
    r.games_played as games_played -- games that the adjusted efficiencies use
from rated r
left join shares x on x.season = r.season and x.team_id = r.team_id
left join polls p on p.season = r.season and p.team_id = r.team_id
left join plays l on l.season = r.season and l.team_id = r.team_id
