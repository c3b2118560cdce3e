-- market_lines_history: one row per game, provider and day on which its line was new or had moved.
-- What a provider offered on a day is the row of that day or, where there is none, of the newest day before. It is read from
-- every answer that was ever received (bronze), for silver keeps the newest line only.
-- inputs: bronze.lines
-- key: season, game_id, provider, asof
-- partition: season, asof
-- check: warning: game_id in fct_games
-- check: error: not is_first or spread_move is null
-- check: warning: abs(spread_move) <= 15
-- check: warning: covers game_id of fct_lines at least 0.99
select
    l.season as season, -- year in which the season ends
    l."asof" as "asof", -- UTC day on which the line was received
    l.game_id as game_id,
    l.provider as provider,
    l.game_date as game_date, -- calendar day in US Eastern
    l.start_at as start_at, -- tip-off, UTC
    l.home_team_id as home_team_id,
    l.home_team as home_team,
    l.away_team_id as away_team_id,
    l.away_team as away_team,
    l.received_at as received_at, -- when the day's last answer with the line was received, UTC
    round(date_diff('second', l.received_at, l.start_at) / 3600.0, 2) as hours_before_tip, -- negative: after tip-off
    l.spread as spread, -- points, negative: home favoured
    l.over_under as over_under, -- points of both teams
    l.home_moneyline as home_moneyline, -- American odds
    l.away_moneyline as away_moneyline, -- American odds
    l.spread_open as spread_open, -- opening spread, points
    l.over_under_open as over_under_open, -- opening total, points
    l.is_first as is_first, -- the first time that the provider's line was seen
    l.spread - l.spread_before as spread_move, -- points since the line before; negative: towards the home team
    l.over_under - l.over_under_before as over_under_move, -- points since the line before
    l.spread - coalesce(l.spread_open, l.spread_first) as spread_move_total, -- points since the opening, or the first seen
    l.over_under - coalesce(l.over_under_open, l.over_under_first) as over_under_move_total -- points, likewise
from (
    select
        *,
        lag(line) over moves is null as is_first,
        lag(line) over moves is distinct from line as moved,
        lag(spread) over moves as spread_before,
        lag(over_under) over moves as over_under_before,
        first_value(spread) over moves as spread_first,
        first_value(over_under) over moves as over_under_first
    from (
        select
            *, {'s': spread, 't': over_under, 'h': home_moneyline, 'a': away_moneyline, 'so': spread_open, 'to': over_under_open} as line
        from (
            select
                g.gameId as game_id, coalesce(known_text(g.line.provider), 'unknown') as provider, g.season,
                utc_date(g._ingested_at) as "asof", eastern_date(g.startDate) as game_date, g.startDate as start_at,
                known_id(g.homeTeamId) as home_team_id, known_text(g.homeTeam) as home_team,
                known_id(g.awayTeamId) as away_team_id, known_text(g.awayTeam) as away_team,
                g._ingested_at as received_at, g.line.spread as spread, g.line.overUnder as over_under,
                g.line.homeMoneyline as home_moneyline, g.line.awayMoneyline as away_moneyline,
                g.line.spreadOpen as spread_open, g.line.overUnderOpen as over_under_open
            from (select *, unnest(lines) as line from lines) g
            where g.season = getvariable('season')
        ) received
        qualify row_number() over (
            partition by game_id, provider, "asof"
            order by received_at desc, spread, over_under, home_moneyline, away_moneyline
        ) = 1
    )
    window moves as (partition by game_id, provider order by "asof")
) l
where l.moved
