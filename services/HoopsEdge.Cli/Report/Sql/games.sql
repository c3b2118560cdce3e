-- Finished games of each season, and how many of them each fact knows.
with finished as (
    select season, game_id from fct_games where status = 'final' and score_known
)
select
    season,
    count(*) as finished,
    count(*) filter (where game_id in (select game_id from fct_game_teams)) as team_boxes,
    count(*) filter (where game_id in (select game_id from fct_game_players)) as player_boxes,
    count(*) filter (where game_id in (select game_id from fct_plays)) as plays,
    count(*) filter (where game_id in (select game_id from fct_substitutions)) as substitutions,
    count(*) filter (where game_id in (select game_id from fct_lineups)) as lineups,
    count(*) filter (where game_id in (select game_id from fct_lines)) as lines
from finished group by season order by season
