-- Records in games decided by three points or fewer, or after overtime: luck that tends not to last.
select
    team,
    count_if(points_total > opponent_points_total) as close_wins,
    count_if(points_total < opponent_points_total) as close_losses,
    count_if(game_minutes > 40) as overtime_games
from cbbd_silver.fct_game_teams
where season = 2026 and score_known
    and (abs(points_total - opponent_points_total) <= 3 or game_minutes > 40)
group by team_id, team
order by count_if(points_total > opponent_points_total) - count_if(points_total < opponent_points_total) desc, team
