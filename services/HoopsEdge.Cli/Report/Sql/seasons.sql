-- Seasons with finished games, newest first.
select season from fct_games where status = 'final' and score_known group by season order by season desc
