-- game_predictions_features: one row per team in a game: what was known before the game's day, and what came of it.
-- Every feature follows from games of earlier days, from polls dated before and from what is agreed before a game (site,
-- teams, lines); the labels (points to win) are the only columns that see the game. Ratings of the API that describe a
-- whole season are left out, for they know the end. Scheduled games have features and no labels.
-- inputs: fct_games, fct_game_teams, fct_lines, fct_rankings, team_adjusted_efficiencies
-- key: season, game_id, team_id
-- partition: season
-- check: error: game_id in fct_games
-- check: error: per game_id: count(*) = 2
-- check: error: rating_date is null or rating_date <= game_date
-- check: error: games_before = wins_before + losses_before
-- check: warning: newest game_date within 3 days of fct_games where status = 'final' and score_known
with sides as (
    select
        season, game_id, season_type, game_date, start_at, status, neutral_site, conference_game, tournament, score_known,
        true as home, home_team_id as team_id, home_team as team, home_conference as conference, home_seed as seed,
        home_points as points, away_team_id as opponent_id, away_points as opponent_points, home_team_elo_end as elo_end
    from fct_games
    union all
    select
        season, game_id, season_type, game_date, start_at, status, neutral_site, conference_game, tournament, score_known,
        false, away_team_id, away_team, away_conference, away_seed, away_points, home_team_id, home_points, away_team_elo_end
    from fct_games
),
games as (
    select
        s.*, s.status = 'final' and s.score_known as played,
        b.field_goals_made as fgm, b.field_goals_attempted as fga, b.three_point_field_goals_made as fgm3,
        b.free_throws_attempted as fta, b.turnovers_total as tov, b.rebounds_offensive as oreb, b.rebounds_defensive as dreb,
        b.opponent_field_goals_made as ofgm, b.opponent_field_goals_attempted as ofga,
        b.opponent_three_point_field_goals_made as ofgm3, b.opponent_free_throws_attempted as ofta,
        b.opponent_turnovers_total as otov, b.opponent_rebounds_offensive as ooreb, b.opponent_rebounds_defensive as odreb,
        b.possessions, b.opponent_possessions, b.game_minutes as minutes
    from sides s
    left join fct_game_teams b on b.game_id = s.game_id and b.team_id = s.team_id
    where s.team_id is not null and s.opponent_id is not null and s.status not in ('cancelled', 'postponed')
),
form as (
    select
        *,
        count(*) filter (where played) over past as games_before,
        sum(points) filter (where played) over past as sum_points,
        sum(opponent_points) filter (where played) over past as sum_opponent_points,
        count(*) filter (where played and points > opponent_points) over past as wins_before,
        list(points - opponent_points) filter (where played) over past as margins,
        max(game_date) over past as last_game_date,
        arg_max(elo_end, start_at) filter (where played) over past as elo,
        sum(fgm) filter (where played) over past as sum_fgm, sum(fga) filter (where played) over past as sum_fga,
        sum(fgm3) filter (where played) over past as sum_fgm3, sum(fta) filter (where played) over past as sum_fta,
        sum(tov) filter (where played) over past as sum_tov, sum(oreb) filter (where played) over past as sum_oreb,
        sum(dreb) filter (where played) over past as sum_dreb, sum(ofgm) filter (where played) over past as sum_ofgm,
        sum(ofga) filter (where played) over past as sum_ofga, sum(ofgm3) filter (where played) over past as sum_ofgm3,
        sum(ofta) filter (where played) over past as sum_ofta, sum(otov) filter (where played) over past as sum_otov,
        sum(ooreb) filter (where played) over past as sum_ooreb, sum(odreb) filter (where played) over past as sum_odreb,
        sum(possessions) filter (where played) over past as sum_possessions,
        sum(opponent_possessions) filter (where played) over past as sum_opponent_possessions,
        sum(minutes) filter (where played and possessions is not null) over past as sum_minutes
    from games
    window past as (
        partition by team_id order by game_date range between unbounded preceding and interval 1 day preceding
    )
),
features as (
    select
        game_id, team_id,
        cast(games_before as integer) as games,
        cast(wins_before as integer) as wins,
        cast(games_before - wins_before as integer) as losses,
        cast(game_date - last_game_date as integer) as days_since,
        round(sum_points / nullif(games_before, 0), 4) as ppg,
        round(sum_opponent_points / nullif(games_before, 0), 4) as oppg,
        round(list_avg(list_slice(margins, -5, -1)), 4) as last_five,
        elo,
        round(20.0 * (sum_possessions + sum_opponent_possessions) / nullif(sum_minutes, 0), 4) as pace,
        round(effective_fg_pct(sum_fgm, sum_fgm3, sum_fga), 4) as efg,
        round(100.0 * sum_tov / nullif(sum_possessions, 0), 4) as tov_pct,
        round(100.0 * sum_oreb / nullif(sum_oreb + sum_odreb, 0), 4) as oreb_pct,
        round(100.0 * sum_fta / nullif(sum_fga, 0), 4) as ft_rate,
        round(effective_fg_pct(sum_ofgm, sum_ofgm3, sum_ofga), 4) as efg_allowed,
        round(100.0 * sum_otov / nullif(sum_opponent_possessions, 0), 4) as tov_forced_pct,
        round(100.0 * sum_ooreb / nullif(sum_ooreb + sum_dreb, 0), 4) as oreb_allowed_pct,
        round(100.0 * sum_ofta / nullif(sum_ofga, 0), 4) as ft_rate_allowed
    from form
),
ap_polls as (
    -- The API lists the poll before the tournament twice, as regular season and as postseason.
    select season, poll_date, team_id, min(ranking) as ranking
    from fct_rankings
    where poll_type ilike 'ap%' and poll_date is not null
    group by all
),
ranked as (
    select g.game_id, g.team_id, r.ranking as ap_rank
    from games g
    asof join (select distinct season, poll_date from ap_polls) p on p.season = g.season and g.game_date > p.poll_date
    join ap_polls r on r.season = p.season and r.poll_date = p.poll_date and r.team_id = g.team_id
),
rated as (
    select
        g.game_id, g.team_id, r.rating_date, r.adj_oe, r.adj_de, r.adj_margin, r.adj_tempo, r.barthag, r.home_court,
        r.league_tempo
    from games g
    asof join team_adjusted_efficiencies r
        on r.season = g.season and r.team_id = g.team_id and g.game_date >= r.rating_date
),
market as (
    select
        game_id, median(spread) as spread, median(over_under) as over_under, median(home_moneyline) as home_moneyline,
        median(away_moneyline) as away_moneyline, count(distinct provider) as providers
    from fct_lines group by game_id
)
select
    g.season as season, -- year in which the season ends
    g.game_id as game_id,
    g.team_id as team_id,
    g.game_date as game_date, -- calendar day in US Eastern; features use days before it
    g.start_at as start_at, -- tip-off, UTC
    g.season_type as season_type, -- preseason, regular or postseason
    g.team as team,
    g.conference as conference, -- abbreviation, in that season; null outside Division I
    g.seed as seed, -- in a tournament; null: unseeded
    g.opponent_id as opponent_id,
    o.team as opponent,
    o.conference as opponent_conference, -- abbreviation, in that season; null outside Division I
    o.seed as opponent_seed, -- in a tournament; null: unseeded
    g.home as is_home,
    g.neutral_site as neutral_site,
    case when g.neutral_site then 0 when g.home then 1 else -1 end as home_court, -- 1: at home, 0: neutral, -1: away
    g.conference_game as conference_game, -- flagged by the API
    g.tournament as tournament, -- NCAA, NIT, CBI
    case when g.home then m.spread else -m.spread end as spread, -- median of the providers; negative: the team is favoured
    m.over_under as over_under, -- median of the providers, points of both teams
    case when g.home then m.home_moneyline else m.away_moneyline end as moneyline, -- median of the providers, American odds
    case when g.home then m.away_moneyline else m.home_moneyline end as opponent_moneyline, -- American odds
    cast(coalesce(m.providers, 0) as integer) as line_providers, -- providers with a line
    r.rating_date as rating_date, -- of the adjusted ratings: they use games before that day, which is not after game_date
    r.adj_oe as adj_oe, -- points per 100 possessions against an average defence
    r.adj_de as adj_de, -- points allowed per 100 possessions against an average offence
    r.adj_margin as adj_margin, -- adj_oe less adj_de
    r.adj_tempo as adj_tempo, -- possessions per 40 minutes against an average opponent
    r.barthag as barthag, -- expected share of wins against an average team, 0 to 1
    q.adj_oe as opponent_adj_oe,
    q.adj_de as opponent_adj_de,
    q.adj_margin as opponent_adj_margin,
    q.adj_tempo as opponent_adj_tempo,
    q.barthag as opponent_barthag,
    round(
        (r.adj_margin - q.adj_margin + case when g.neutral_site then 0 when g.home then r.home_court else -r.home_court end)
            / 100 * r.adj_tempo * q.adj_tempo / r.league_tempo,
        4
    ) as predicted_margin, -- points, from the adjusted ratings and the home court of that day
    f.elo as elo, -- the API's Elo rating after the team's game before
    e.elo as opponent_elo,
    k.ap_rank as ap_rank, -- in the newest AP Top 25 dated before the game; null: unranked
    l.ap_rank as opponent_ap_rank,
    f.games as games_before, -- finished games of the season on earlier days
    f.wins as wins_before,
    f.losses as losses_before,
    f.days_since as days_since_last_game, -- 1: played the day before; null: first game of the season
    f.ppg as points_per_game, -- so far
    f.oppg as opponent_points_per_game, -- points allowed so far
    f.last_five as margin_last_five, -- mean margin of the last five games, points
    f.pace as pace, -- so far, possessions per 40 minutes
    f.efg as effective_field_goal_pct, -- so far, percent; a made three counts 1.5
    f.tov_pct as turnover_pct, -- so far, turnovers per 100 possessions
    f.oreb_pct as offensive_rebound_pct, -- so far, share of own misses rebounded, percent
    f.ft_rate as free_throw_rate, -- so far, free throws attempted per 100 field goals attempted
    f.efg_allowed as effective_field_goal_pct_allowed, -- so far, percent
    f.tov_forced_pct as turnover_pct_forced, -- so far, opponents' turnovers per 100 of their possessions
    f.oreb_allowed_pct as offensive_rebound_pct_allowed, -- so far, percent
    f.ft_rate_allowed as free_throw_rate_allowed, -- so far, per 100 field goals attempted
    e.games as opponent_games_before,
    e.wins as opponent_wins_before,
    e.losses as opponent_losses_before,
    e.days_since as opponent_days_since_last_game,
    e.ppg as opponent_offense_points_per_game, -- points that the opponent scored a game so far
    e.oppg as opponent_defense_points_per_game, -- points that the opponent allowed a game so far
    e.last_five as opponent_margin_last_five, -- points
    e.pace as opponent_pace,
    e.efg as opponent_effective_field_goal_pct,
    e.tov_pct as opponent_turnover_pct,
    e.oreb_pct as opponent_offensive_rebound_pct,
    e.ft_rate as opponent_free_throw_rate,
    e.efg_allowed as opponent_effective_field_goal_pct_allowed,
    e.tov_forced_pct as opponent_turnover_pct_forced,
    e.oreb_allowed_pct as opponent_offensive_rebound_pct_allowed,
    e.ft_rate_allowed as opponent_free_throw_rate_allowed,
    case when g.played then g.points end as points, -- label: points of the team
    case when g.played then g.opponent_points end as opponent_points, -- label: points of the opponent
    case when g.played then g.points - g.opponent_points end as margin, -- label
    case when g.played then g.points > g.opponent_points end as win -- label
from games g
join games o on o.game_id = g.game_id and o.team_id = g.opponent_id
join features f on f.game_id = g.game_id and f.team_id = g.team_id
join features e on e.game_id = g.game_id and e.team_id = g.opponent_id
left join rated r on r.game_id = g.game_id and r.team_id = g.team_id
left join rated q on q.game_id = g.game_id and q.team_id = g.opponent_id
left join ranked k on k.game_id = g.game_id and k.team_id = g.team_id
left join ranked l on l.game_id = g.game_id and l.team_id = g.opponent_id
left join market m on m.game_id = g.game_id
