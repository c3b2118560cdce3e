-- team_quality_daily: one row per Division I team and day: how good a team is known to be, with its rank that day.
-- The same ratings as in team_adjusted_efficiencies, an object a day; a day's row follows from games before it.
-- inputs: team_adjusted_efficiencies
-- key: season, asof, team_id
-- partition: asof
-- check: error: adj_margin_rank >= 1
-- check: error: per asof: min(adj_margin_rank) = 1
-- check: error: team_id in dim_teams
select
    r.season as season, -- year in which the season ends
    r.rating_date as asof, -- calendar day in US Eastern; games of this day and later are not in it
    r.team_id as team_id,
    r.team as team,
    r.conference as conference, -- abbreviation, in that season
    r.games_played as games_played,
    r.adj_margin as adj_margin, -- points per 100 possessions better than an average team
    rank() over (partition by r.rating_date order by r.adj_margin desc) as adj_margin_rank,
    r.adj_oe as adj_oe, -- points per 100 possessions against an average defence
    rank() over (partition by r.rating_date order by r.adj_oe desc) as adj_oe_rank,
    r.adj_de as adj_de, -- points allowed per 100 possessions against an average offence
    rank() over (partition by r.rating_date order by r.adj_de) as adj_de_rank,
    r.adj_tempo as adj_tempo, -- possessions per 40 minutes against an average opponent
    r.barthag as barthag, -- chance to beat an average team, 0 to 1
    round(r.sos_de - r.sos_oe, 4) as sos_margin, -- mean adj_margin of the opponents
    round(r.adj_margin - lag(r.adj_margin, 7) over (partition by r.team_id order by r.rating_date), 4)
        as adj_margin_change_7d -- change of adj_margin within seven days
from team_adjusted_efficiencies r
