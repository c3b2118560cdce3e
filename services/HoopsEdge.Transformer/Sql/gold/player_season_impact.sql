-- player_season_impact: one row per player with one team in a season: shares, rates and where the player came from.
-- Usage is the share of the team's possessions that the player used while on the floor:
-- 100 (FGA + 0.44 FTA + TOV) (team minutes / 5) / (minutes (team FGA + 0.44 team FTA + team TOV)), the team's figures summed
-- over the games in which the player appeared. Counts come from the box scores of games (source box) or, where those hold
-- less than 80 % of the games in the API's season statistics, from the latter with the team's mean game (source season).
-- Recruiting joins on the athlete, never on the recruit id, and takes the newest class before the season.
-- inputs: fct_game_players, fct_game_teams, fct_player_season_stats, fct_recruiting_players@earlier
-- key: season, team_id, athlete_id
-- partition: season
-- check: warning: team_id in dim_teams
-- check: warning: athlete_id in dim_players
-- check: error: usage_pct between 0 and 100 and minutes_pct between 0 and 100.5
-- check: error: true_shooting_pct between 0 and 150
-- check: error: games > 0
with teams as (
    select
        game_id, season, team_id, game_minutes * 5.0 as minutes,
        field_goals_attempted + 0.44 * free_throws_attempted + turnovers_total as used, rebounds_total as rebounds,
        opponent_rebounds_total as opponent_rebounds, field_goals_made, possessions
    from fct_game_teams
),
team_means as (
    select
        season, team_id, avg(minutes) as minutes, avg(used) as used, avg(rebounds) as rebounds,
        avg(opponent_rebounds) as opponent_rebounds, avg(field_goals_made) as field_goals_made
    from teams group by all
),
box as (
    select
        p.season, p.team_id, p.athlete_id, 'box' as source, max(p.athlete_name) as athlete_name,
        arg_max(p.position, p.game_date) as position, max(p.team) as team, arg_max(p.conference, p.game_date) as conference,
        count(*) as games, count(*) filter (where p.starter) as starts, sum(p.minutes) as minutes, sum(p.points) as points,
        sum(p.rebounds_total) as rebounds, sum(p.rebounds_offensive) as rebounds_offensive, sum(p.assists) as assists,
        sum(p.turnovers) as turnovers, sum(p.steals) as steals, sum(p.blocks) as blocks, sum(p.fouls) as fouls,
        sum(p.field_goals_made) as fgm, sum(p.field_goals_attempted) as fga,
        sum(p.three_point_field_goals_made) as fgm3, sum(p.three_point_field_goals_attempted) as fga3,
        sum(p.free_throws_made) as ftm, sum(p.free_throws_attempted) as fta,
        sum(t.minutes) as team_minutes, sum(t.used) as team_used, sum(t.rebounds) as team_rebounds,
        sum(t.opponent_rebounds) as opponent_rebounds, sum(t.field_goals_made) as team_fgm
    from fct_game_players p
    left join teams t on t.game_id = p.game_id and t.team_id = p.team_id
    where p.minutes > 0
    group by p.season, p.team_id, p.athlete_id
),
seasons as (
    select
        p.season, p.team_id, p.athlete_id, 'season' as source, p.athlete_name, p.position, p.team, p.conference,
        p.games, p.starts, p.minutes, p.points, p.rebounds_total as rebounds, p.rebounds_offensive, p.assists, p.turnovers,
        p.steals, p.blocks, p.fouls, p.field_goals_made as fgm, p.field_goals_attempted as fga,
        p.three_point_field_goals_made as fgm3, p.three_point_field_goals_attempted as fga3,
        p.free_throws_made as ftm, p.free_throws_attempted as fta,
        m.minutes * p.games as team_minutes, m.used * p.games as team_used, m.rebounds * p.games as team_rebounds,
        m.opponent_rebounds * p.games as opponent_rebounds, m.field_goals_made * p.games as team_fgm
    from fct_player_season_stats p
    left join team_means m on m.season = p.season and m.team_id = p.team_id
    where p.minutes > 0 and p.games > 0
),
recruits as (
    select athlete_id, arg_max({'season': season, 'stars': stars, 'rating': rating, 'ranking': ranking}, season) as class
    from earlier_fct_recruiting_players
    where athlete_id is not null
    group by athlete_id
)
select
    t.season as season, -- year in which the season ends
    t.team_id as team_id,
    t.athlete_id as athlete_id,
    t.athlete_name as athlete_name,
    t.position as position,
    t.team as team,
    t.conference as conference, -- abbreviation, in that season; null outside Division I
    t.source as source, -- box: box scores of games; season: the API's season statistics
    cast(t.games as integer) as games, -- played in
    cast(t.starts as integer) as starts,
    cast(t.minutes as integer) as minutes,
    cast(t.points as integer) as points,
    round(t.minutes / t.games, 4) as minutes_per_game,
    round(t.points / t.games, 4) as points_per_game,
    round(t.rebounds / t.games, 4) as rebounds_per_game,
    round(t.assists / t.games, 4) as assists_per_game,
    round(100.0 * (t.fga + 0.44 * t.fta + t.turnovers) * (t.team_minutes / 5) / nullif(t.minutes * t.team_used, 0), 4)
        as usage_pct, -- share of the team's possessions used while on the floor, percent
    round(100.0 * t.minutes / nullif(t.team_minutes / 5, 0), 4) as minutes_pct, -- share of the minutes of the games, percent
    round(effective_fg_pct(t.fgm, t.fgm3, t.fga), 4) as effective_field_goal_pct, -- a made three counts 1.5, percent
    round(100.0 * t.points / nullif(2 * (t.fga + 0.44 * t.fta), 0), 4)
        as true_shooting_pct, -- points per two shooting possessions, percent
    round(100.0 * t.fgm / nullif(t.fga, 0), 4) as field_goal_pct, -- percent
    round(100.0 * t.fgm3 / nullif(t.fga3, 0), 4) as three_point_pct, -- percent
    round(100.0 * t.ftm / nullif(t.fta, 0), 4) as free_throw_pct, -- percent
    round(100.0 * t.fta / nullif(t.fga, 0), 4) as free_throw_rate, -- free throws attempted per 100 field goals attempted
    round(100.0 * t.turnovers / nullif(t.fga + 0.44 * t.fta + t.turnovers, 0), 4)
        as turnover_pct, -- turnovers per 100 possessions used
    round(100.0 * t.assists / nullif(t.minutes / (t.team_minutes / 5) * t.team_fgm - t.fgm, 0), 4)
        as assist_pct, -- share of team mates' field goals assisted while on the floor, percent
    round(100.0 * t.rebounds * (t.team_minutes / 5) / nullif(t.minutes * (t.team_rebounds + t.opponent_rebounds), 0), 4)
        as rebound_pct, -- share of the rebounds taken while on the floor, percent
    round(t.assists / nullif(t.turnovers, 0), 4) as assist_turnover_ratio, -- assists per turnover; null without turnover
    round(40.0 * t.points / t.minutes, 4) as points_per_40, -- per 40 minutes
    round(40.0 * t.rebounds / t.minutes, 4) as rebounds_per_40, -- per 40 minutes
    round(40.0 * t.assists / t.minutes, 4) as assists_per_40, -- per 40 minutes
    round(40.0 * t.steals / t.minutes, 4) as steals_per_40, -- per 40 minutes
    round(40.0 * t.blocks / t.minutes, 4) as blocks_per_40, -- per 40 minutes
    round(40.0 * t.turnovers / t.minutes, 4) as turnovers_per_40, -- per 40 minutes
    s.usage as api_usage_pct, -- the API's own usage, percent
    s.offensive_rating as offensive_rating, -- points per 100 possessions, by the API
    s.defensive_rating as defensive_rating, -- points allowed per 100 possessions, by the API
    s.porpag as porpag, -- points over replacement per adjusted game, by the API
    s.win_shares_total as win_shares, -- by the API
    r.class.season as recruiting_class, -- year of the class; it first plays in the season after
    r.class.stars as recruiting_stars, -- 0 to 5
    r.class.rating as recruiting_rating, -- grade of the recruiting service
    r.class.ranking as recruiting_rank -- in the class, 1 is best
from (
    select * from (select * from box union all by name select * from seasons) either
    qualify row_number() over (
        partition by season, team_id, athlete_id order by case source when 'box' then games / 0.8 else games end desc
    ) = 1
) t
left join fct_player_season_stats s
    on s.season = t.season and s.team_id = t.team_id and s.athlete_id = t.athlete_id
left join recruits r on r.athlete_id = t.athlete_id
