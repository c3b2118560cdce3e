-- team_season_summary: one row per Division I team and season, up to the last finished game.
-- Division I and the conference are those of the season: a team whose games of the season say a conference.
-- Four factors and pace add up the box scores; ratings are the newest snapshot. The recruiting class is the one that first
-- played in the season.
-- inputs: fct_games, fct_game_teams, team_adjusted_efficiencies, fct_ratings_adjusted, fct_ratings_srs, fct_recruiting_players@previous, fct_recruiting_teams@previous
-- key: season, team_id
-- partition: season
-- check: error: games = wins + losses
-- check: error: conference_wins + conference_losses <= games
-- check: error: barthag between 0 and 1
with sides as (
    select season, game_id, game_date, conference_game, neutral_site, true as home,
        home_team_id as team_id, home_team as team, home_conference_id as conference_id, home_conference as conference,
        home_points as points, away_points as opponent_points
    from fct_games where status = 'final' and score_known
    union all
    select season, game_id, game_date, conference_game, neutral_site, false,
        away_team_id, away_team, away_conference_id, away_conference, away_points, home_points
    from fct_games where status = 'final' and score_known
),
records as (
    select
        season, team_id, arg_max(team, game_date) as team,
        arg_max(conference_id, game_date) as conference_id, arg_max(conference, game_date) as conference,
        max(game_date) as last_game_date,
        count(*) as games,
        count(*) filter (where points > opponent_points) as wins,
        count(*) filter (where points < opponent_points) as losses,
        count(*) filter (where conference_game and points > opponent_points) as conference_wins,
        count(*) filter (where conference_game and points < opponent_points) as conference_losses,
        count(*) filter (where home and not neutral_site and points > opponent_points) as home_wins,
        count(*) filter (where home and not neutral_site and points < opponent_points) as home_losses,
        count(*) filter (where not home and not neutral_site and points > opponent_points) as away_wins,
        count(*) filter (where not home and not neutral_site and points < opponent_points) as away_losses,
        count(*) filter (where neutral_site and points > opponent_points) as neutral_wins,
        count(*) filter (where neutral_site and points < opponent_points) as neutral_losses,
        sum(points) as points, sum(opponent_points) as opponent_points
    from sides
    where team_id is not null
    group by season, team_id
    having arg_max(conference, game_date) is not null
),
boxes as (
    select
        b.season, b.team_id, count(*) as games, sum(b.game_minutes) as minutes,
        sum(b.field_goals_made) as fgm, sum(b.field_goals_attempted) as fga, sum(b.three_point_field_goals_made) as fgm3,
        sum(b.free_throws_attempted) as fta, sum(b.turnovers_total) as tov, sum(b.rebounds_offensive) as oreb,
        sum(b.rebounds_defensive) as dreb,
        sum(b.opponent_field_goals_made) as ofgm, sum(b.opponent_field_goals_attempted) as ofga,
        sum(b.opponent_three_point_field_goals_made) as ofgm3, sum(b.opponent_free_throws_attempted) as ofta,
        sum(b.opponent_turnovers_total) as otov, sum(b.opponent_rebounds_offensive) as ooreb,
        sum(b.opponent_rebounds_defensive) as odreb,
        sum(b.possessions) as possessions, sum(b.opponent_possessions) as opponent_possessions
    from fct_game_teams b
    join sides s on s.game_id = b.game_id and s.team_id = b.team_id
    group by b.season, b.team_id
),
ratings as (
    select * from team_adjusted_efficiencies
    qualify row_number() over (partition by season, team_id order by rating_date desc) = 1
),
classes as (
    select committed_to_team_id as team_id, count(*) as recruits, avg(rating) as rating, max(stars) as stars
    from previous_fct_recruiting_players
    where committed_to_team_id is not null
    group by committed_to_team_id
)
select
    r.season as season, -- year in which the season ends
    r.team_id as team_id,
    r.team as team,
    r.conference_id as conference_id, -- in that season
    r.conference as conference, -- abbreviation, in that season
    r.last_game_date as last_game_date, -- the last finished game that is counted
    cast(r.games as integer) as games, -- finished
    cast(r.wins as integer) as wins,
    cast(r.losses as integer) as losses,
    cast(r.conference_wins as integer) as conference_wins,
    cast(r.conference_losses as integer) as conference_losses,
    cast(r.home_wins as integer) as home_wins,
    cast(r.home_losses as integer) as home_losses,
    cast(r.away_wins as integer) as away_wins,
    cast(r.away_losses as integer) as away_losses,
    cast(r.neutral_wins as integer) as neutral_wins,
    cast(r.neutral_losses as integer) as neutral_losses,
    round(r.points / r.games, 4) as points_per_game,
    round(r.opponent_points / r.games, 4) as opponent_points_per_game,
    round((r.points - r.opponent_points) / r.games, 4) as margin_per_game, -- points
    cast(b.games as integer) as box_scores, -- games whose box score the rates below come from
    round(20.0 * (b.possessions + b.opponent_possessions) / nullif(b.minutes, 0), 4)
        as pace, -- possessions per 40 minutes, mean of both sides
    round(effective_fg_pct(b.fgm, b.fgm3, b.fga), 4) as effective_field_goal_pct, -- a made three counts 1.5, percent
    round(100.0 * b.tov / nullif(b.possessions, 0), 4) as turnover_pct, -- turnovers per 100 possessions
    round(100.0 * b.oreb / nullif(b.oreb + b.odreb, 0), 4) as offensive_rebound_pct, -- share of own misses rebounded, percent
    round(100.0 * b.fta / nullif(b.fga, 0), 4) as free_throw_rate, -- free throws attempted per 100 field goals attempted
    round(effective_fg_pct(b.ofgm, b.ofgm3, b.ofga), 4) as opponent_effective_field_goal_pct, -- percent
    round(100.0 * b.otov / nullif(b.opponent_possessions, 0), 4) as opponent_turnover_pct, -- per 100 possessions
    round(100.0 * b.ooreb / nullif(b.ooreb + b.dreb, 0), 4) as opponent_offensive_rebound_pct, -- percent
    round(100.0 * b.ofta / nullif(b.ofga, 0), 4) as opponent_free_throw_rate, -- per 100 field goals attempted
    a.rating_date as rating_date, -- of the ratings below: they use games before that day
    a.adj_oe as adj_oe, -- points per 100 possessions against an average defence
    a.adj_de as adj_de, -- points allowed per 100 possessions against an average offence
    a.adj_margin as adj_margin, -- adj_oe less adj_de
    a.adj_tempo as adj_tempo, -- possessions per 40 minutes against an average opponent
    a.barthag as barthag, -- expected share of wins against an average team, 0 to 1
    a.sos_oe as sos_oe, -- strength of schedule: mean of the opponents' adj_de
    a.sos_de as sos_de, -- strength of schedule: mean of the opponents' adj_oe
    p.net_rating as api_net_rating, -- the API's adjusted net rating, points per 100 possessions
    s.rating as srs, -- the API's simple rating, points above an average team
    cast(c.recruits as integer) as recruits, -- players of the class that first played in the season
    round(c.rating, 4) as recruit_rating, -- their mean grade
    c.stars as recruit_stars, -- the most stars, 0 to 5
    t.ranking as class_rank -- of the class, 1 is best
from records r
left join boxes b on b.season = r.season and b.team_id = r.team_id
left join ratings a on a.season = r.season and a.team_id = r.team_id
left join fct_ratings_adjusted p on p.season = r.season and p.team_id = r.team_id
left join fct_ratings_srs s on s.season = r.season and s.team_id = r.team_id
left join classes c on c.team_id = r.team_id
left join previous_fct_recruiting_teams t on t.team_id = r.team_id
