-- The rated teams of a season with their ratings of the season before, and its games without their garbage time.
-- Points, possessions and minutes are those of the plays outside garbage time; only games whose plays add up to the
-- official score and box are taken. A game's possessions are the mean of both teams'.
-- inputs: fct_games, fct_pbp_game_teams, dim_conference_membership, dim_teams, team_adjusted_efficiencies_no_garbage@previous
with season as (
    select any_value(season) as season from fct_games
),
members as (
    select m.team_id, m.team, m.conference
    from dim_conference_membership m, season s
    where m.first_season <= s.season and s.season <= coalesce(m.last_season, s.season)
),
-- Without a history of conferences today's must do.
teams as (
    select team_id, arg_max(team, conference) as team, max(conference) as conference from members group by team_id
    union all
    select team_id, team, conference from dim_teams
    where conference is not null and not exists (from members)
),
-- The season before, after its last game.
last as (
    select * from previous_team_adjusted_efficiencies_no_garbage
    where rating_date = (select max(rating_date) from previous_team_adjusted_efficiencies_no_garbage)
)
select
    'team' as kind,
    t.team_id as id,
    t.team as team,
    t.conference as conference,
    l.adj_oe as adj_oe,
    l.adj_de as adj_de,
    l.adj_tempo as adj_tempo,
    l.home_court as home_court,
    null as game_date,
    null as home_team_id,
    null as away_team_id,
    null as home_points,
    null as away_points,
    null as possessions,
    null as minutes,
    null as neutral_site
from teams t
left join last l using (team_id)
union all
select
    'game',
    p.game_id,
    null,
    null,
    null,
    null,
    null,
    null,
    p.game_date,
    p.team_id,
    p.opponent_id,
    p.points,
    p.opponent_points,
    (p.possessions + p.opponent_possessions) / 2.0,
    p.minutes,
    p.neutral_site
from fct_pbp_game_teams p
where p.variant = 'no_garbage' and p.reconciled and p.is_home
order by kind, id
