-- market_lines_analysis: one row per finished game and provider: how the line compares with what happened.
-- Everything is seen from the home team; a negative spread favours it. A push is neither cover nor miss, neither over nor
-- under: those columns are null then, so that avg() and count() leave pushes out.
-- The API turns the sign of some spreads round. spread_suspect marks a spread that contradicts the moneylines of its own
-- row or, where there are none, the median of the other providers; spread_corrected is the spread with its sign turned
-- back where it is suspect. Results against the spread use spread_corrected, the raw one is kept beside it.
-- inputs: fct_lines, fct_games
-- key: season, game_id, provider
-- partition: season
-- check: error: game_id in fct_games
-- check: error: (ats_result = 'push') = (home_covered is null)
-- check: error: (total_result = 'push') = (over_hit is null)
-- check: warning: spread_error <= 70
-- check: warning: not spread_suspect
-- check: warning: covers game_id of fct_lines where score_known at least 0.95
select
    l.season as season, -- year in which the season ends
    l.game_id as game_id,
    l.provider as provider,
    l.game_date as game_date, -- calendar day in US Eastern
    l.season_type as season_type, -- preseason, regular or postseason
    l.neutral_site as neutral_site,
    l.home_team_id as home_team_id,
    l.home_team as home_team,
    l.away_team_id as away_team_id,
    l.away_team as away_team,
    l.home_points as home_points,
    l.away_points as away_points,
    l.spread as spread, -- points, negative: home favoured, as the API sends it
    l.spread_corrected as spread_corrected, -- points; spread with its sign turned where spread_suspect
    l.spread_suspect as spread_suspect, -- the sign contradicts moneylines or the other providers
    l.spread_open as spread_open, -- opening spread, points, as the API sends it
    l.over_under as over_under, -- points of both teams
    l.over_under_open as over_under_open, -- opening total, points
    l.home_moneyline as home_moneyline, -- American odds
    l.away_moneyline as away_moneyline, -- American odds
    round(l.home_implied / (l.home_implied + l.away_implied), 6)
        as home_win_probability, -- from the moneylines without the bookmaker's margin, 0 to 1
    l.total_points as total_points, -- points of both teams
    l.home_margin as home_margin, -- home points less away points
    l.home_margin > 0 as home_win,
    l.home_margin + l.spread_corrected as ats_margin, -- points by which the home team beat the spread
    case sign(l.home_margin + l.spread_corrected) when 1 then 'cover' when -1 then 'miss' when 0 then 'push' end
        as ats_result, -- cover, miss or push
    case sign(l.home_margin + l.spread_corrected) when 1 then true when -1 then false end
        as home_covered, -- null: push, or no spread
    l.total_points - l.over_under as total_vs_line, -- points above the total line
    case sign(l.total_points - l.over_under) when 1 then 'over' when -1 then 'under' when 0 then 'push' end
        as total_result, -- over, under or push
    case sign(l.total_points - l.over_under) when 1 then true when -1 then false end
        as over_hit, -- null: push, or no total
    abs(l.home_margin + l.spread_corrected) as spread_error, -- points
    abs(l.total_points - l.over_under) as total_error -- points
from (
    select
        *,
        case when spread_suspect then -spread else spread end as spread_corrected
    from (
        select
            *,
            coalesce(
                case
                    when least(home_implied, away_implied) is not null
                        then abs(home_implied - away_implied) > 0.06 and (home_implied > away_implied) = (spread > 0)
                    else sign(others) = -sign(spread) and abs(others) >= 2
                end
                and abs(spread) >= 2,
                false
            ) as spread_suspect
        from (
            select
                f.season, f.game_id, f.provider, g.game_date, g.season_type, g.neutral_site, g.home_team_id, g.home_team,
                g.away_team_id, g.away_team, g.home_points, g.away_points, f.spread, f.spread_open, f.over_under,
                f.over_under_open, f.home_moneyline, f.away_moneyline,
                g.home_points + g.away_points as total_points,
                g.home_points - g.away_points as home_margin,
                implied_probability(f.home_moneyline) as home_implied,
                implied_probability(f.away_moneyline) as away_implied,
                (
                    select median(o.spread) from fct_lines o
                    where o.game_id = f.game_id and o.provider <> f.provider
                ) as others
            from fct_lines f
            join fct_games g on g.game_id = f.game_id
            where g.status = 'final' and g.score_known
        )
    )
) l
