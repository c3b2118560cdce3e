-- Standings of a season: record overall and in the conference, points for and against.
-- Change the season in one place; it is the partition key, so that only its objects are read.
with results as (
    select
        season, home_team_id as team_id, home_team as team, home_conference as conference, conference_game,
        home_points as points, away_points as opponent_points
    from cbbd_silver.fct_games
    where status = 'final' and score_known
    union all
    select
        season, away_team_id, away_team, away_conference, conference_game,
        away_points, home_points
    from cbbd_silver.fct_games
    where status = 'final' and score_known
)
select
    conference,
    team,
    count_if(conference_game and points > opponent_points) as conference_wins,
    count_if(conference_game and points < opponent_points) as conference_losses,
    count_if(points > opponent_points) as wins,
    count_if(points < opponent_points) as losses,
    round(avg(cast(points as double)), 1) as points_per_game,
    round(avg(cast(opponent_points as double)), 1) as points_allowed_per_game
from results
where season = 2026 and conference is not null
group by conference, team_id, team
order by conference, conference_wins desc, conference_losses, wins desc, team
