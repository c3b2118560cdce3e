-- The rated teams of a season with their ratings of the season before, and its games with box scores.
-- Possessions are those of the box score: the API's count, else field goals attempted - offensive rebounds + turnovers +
-- 0.475 * free throws attempted; a game's are the mean of both teams'. Points are those of the game.
-- inputs: fct_games, fct_game_teams, dim_conference_membership, dim_teams, team_adjusted_efficiencies@previous
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
    select * from previous_team_adjusted_efficiencies
    where rating_date = (select max(rating_date) from previous_team_adjusted_efficiencies)
),
boxes as (
    select
        game_id,
        max(game_minutes) as minutes,
        avg(coalesce(
            possessions,
            field_goals_attempted - rebounds_offensive + turnovers_total + 0.475 * free_throws_attempted
        )) as possessions
    from fct_game_teams
    group by game_id
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
    g.game_id,
    null,
    null,
    null,
    null,
    null,
    null,
    g.game_date,
    g.home_team_id,
    g.away_team_id,
    g.home_points,
    g.away_points,
    b.possessions,
    coalesce(b.minutes, 40 + 5 * greatest(coalesce(len(g.home_period_points), 2) - 2, 0)),
    g.neutral_site
from fct_games g
join boxes b using (game_id)
where g.status = 'final'
order by kind, id
