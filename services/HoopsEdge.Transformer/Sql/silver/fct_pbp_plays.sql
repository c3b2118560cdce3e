-- fct_pbp_plays: one row per play, with its possession and what it counts as.
-- A possession ends with a turnover, a defensive rebound (a team's too), a made shot without a foul, the last made free
-- throw of a trip that is no technical or flagrant foul's, or the end of a period. Where the feed lacks the play that ended
-- it (a held ball, a rebound out of bounds), it ends with the last play before the other team has the ball: change. A
-- possession that the end of a period cuts off counts when it has a play or had at least 4 seconds.
-- A possession is garbage time as a whole, judged by the score and clock at its start: from period 2 on, 20 points or more
-- with 10 minutes left, or 15 or more with 5 minutes left.
-- Text and names that say no more than fct_plays are not repeated: join it on play_id.
-- inputs: fct_plays
-- key: play_id
-- partition: season, game_date
-- check: error: play_id in fct_plays
-- check: error: game_id in fct_games
-- check: error: rows against fct_plays at least 1
with types as (
    -- What a play type says; there are a few dozen.
    select
        play_type,
        play_type ilike '%free%throw%' as free_throw,
        play_type ilike '%three%point%' as three,
        play_type ilike '%turnover%' or play_type ilike 'offensive charge' as turnover,
        case
            when not play_type ilike '%rebound%' then null
            when play_type ilike 'offensive%' then 'offensive'
            when play_type ilike 'defensive%' then 'defensive'
            else 'team'
        end as rebound,
        -- 1: technical, two shots and the ball back; 2: flagrant, shots and the ball; 3: any other
        case
            when not play_type ilike '%foul%' or play_type ilike '%turnover%' then null
            when play_type ilike '%technical%' then 1
            when play_type ilike '%flagrant%' then 2
            else 3
        end as foul,
        play_type ilike 'steal%' as steal,
        play_type ilike 'block%' as block,
        play_type ilike 'jump%ball%' as jump_ball,
        play_type ilike 'end %' as whistle
    from (select distinct play_type from fct_plays) known
),
plays as (
    -- Whatever the play type says, the value of a shot says best whether it is a free throw, a two or a three.
    select
        p.play_id, p.game_id, p.period, p.seconds_remaining, p.is_home_team as side,
        cast(row_number() over game as integer) as place,
        game_clock(p.period, p.seconds_remaining) as clock,
        cast(least(abs(coalesce(p.home_score, 0) - coalesce(p.away_score, 0)), 999) as integer) as margin,
        case
            when not coalesce(p.shooting_play, false) or p.team_id is null then 0
            when p.score_value between 1 and 3 then p.score_value
            when p.shot_range = 'free_throw' or t.free_throw then 1
            when p.shot_range = 'three_pointer' or t.three or p.play_text ilike '%three point%' then 3
            else 2
        end as value,
        coalesce(p.scoring_play, p.shot_made, false) as made,
        coalesce(p.team_id is not null and t.turnover, false) as lost_ball,
        case when p.team_id is not null then t.rebound end as rebound,
        t.foul,
        coalesce(p.team_id is not null and t.steal, false) as steal,
        coalesce(p.team_id is not null and t.block, false) as block,
        case when t.jump_ball and p.team_id is not null then not coalesce(p.play_text ilike '%lost%', false) else false end
            as jump_ball,
        coalesce(t.whistle, false) as whistle
    from fct_plays p
    left join types t on t.play_type = p.play_type
    window game as (partition by p.game_id order by p.period, p.seconds_remaining desc, p.play_id)
),
around as (
    select
        *,
        max(case when foul is not null then mark_play(place, clock, foul, side) end) over before as last_foul,
        max(case when lost_ball then mark_play(place, clock, 0, side) end) over strictly_before as last_turnover,
        min(case when lost_ball then mark_play(place, clock, 0, side) end) over strictly_after as next_turnover,
        lag(clock) over game as clock_before,
        lag(period) over game is distinct from period as opens_period,
        lead(period) over game is distinct from period as closes_period
    from plays
    window
        game as (partition by game_id order by place),
        before as (partition by game_id order by place rows between unbounded preceding and current row),
        strictly_before as (partition by game_id order by place rows between unbounded preceding and 1 preceding),
        strictly_after as (partition by game_id order by place rows between 1 following and unbounded following)
),
counted as (
    select
        * exclude (last_foul, last_turnover, next_turnover),
        case when mark_clock(last_foul) = clock then mark_margin(last_foul) end as foul_before,
        -- An offensive foul is often told twice: as the foul and as the turnover.
        lost_ball
            and (mark_clock(last_turnover) = clock and mark_side(last_turnover) = side) is not true as turnover,
        steal
            and (clock - mark_clock(last_turnover) <= 3 and mark_side(last_turnover) <> side) is not true
            and (mark_clock(next_turnover) - clock <= 3 and mark_side(next_turnover) <> side) is not true as lone_steal,
        jump_ball and not opens_period and (mark_clock(next_turnover) = clock) is not true as held_ball
    from around
),
shots as (
    select
        *,
        value = 1 and foul_before is not distinct from 1 as technical_shot,
        max(case when value > 0 then
            mark_play(place, clock, case when value = 1 and foul_before is not distinct from 1 then 2
                when value = 1 then 1 else 0 end, side) end) over before as last_shot,
        min(case when value = 1 and foul_before is distinct from 1 then mark_play(place, clock, 0, side) end)
            over strictly_after as next_free_throw
    from counted
    window
        before as (partition by game_id order by place rows between unbounded preceding and current row),
        strictly_after as (partition by game_id order by place rows between 1 following and unbounded following)
),
trips as (
    select
        *,
        coalesce(mark_clock(next_free_throw) = clock and mark_side(next_free_throw) = side, false) as shoots_again,
        -- After a technical nobody rebounds, and a rebound between two free throws is the scorer's bookkeeping.
        rebound is not null
            and last_shot is not null
            and mark_margin(last_shot) < 2
            and not coalesce(
                mark_margin(last_shot) = 1
                and mark_clock(last_shot) = clock
                and mark_clock(next_free_throw) = clock
                and mark_side(next_free_throw) = mark_side(last_shot),
                false
            ) as live_rebound,
        mark_side(last_shot) as shooting_side
    from shots
),
told as (
    select
        *,
        live_rebound and (rebound = 'offensive' or (rebound = 'team' and side = shooting_side)) as offensive_rebound,
        live_rebound and (rebound = 'defensive' or (rebound = 'team' and side <> shooting_side)) as defensive_rebound
    from trips
),
owned as (
    -- Whose ball a play shows, and whose possession it ends.
    select
        *,
        case
            when value > 1 or (value = 1 and not technical_shot) then side
            when offensive_rebound or turnover or held_ball then side
            when defensive_rebound or lone_steal then not side
        end as ball,
        case
            when turnover then 'turnover'
            when defensive_rebound then 'defensive_rebound'
            when value > 1 and made and not shoots_again then 'field_goal'
            when value = 1 and made and not technical_shot and not shoots_again and foul_before is distinct from 2
                then 'free_throw'
            when lone_steal then 'steal'
        end as told_end
    from told
),
changes as (
    select
        *,
        case
            when told_end is not null then told_end
            when ball is not null
                and period_of_clock(mark_clock(next_ball)) = period
                and mark_side(next_ball) <> ball
                then 'change'
        end as play_end
    from (
        select
            *,
            min(case when ball is not null then mark_play(place, clock, 0, ball) end) over (
                partition by game_id order by place rows between 1 following and unbounded following
            ) as next_ball,
            max(case when ball is not null then mark_play(place, clock, 0, ball) end) over (
                partition by game_id order by place rows between unbounded preceding and current row
            ) as last_ball
        from owned
    )
),
horns as (
    select
        *,
        case
            when play_end is not null then ball
            when not closes_period or not (whistle or seconds_remaining = 0) then null
            when period_of_clock(mark_clock(last_ball)) = period
                and (mark_place(last_ball) > mark_place(last_end)) is not false
                then mark_side(last_ball)
            when period_of_clock(mark_clock(last_end)) = period and clock - mark_clock(last_end) >= 4
                then not mark_side(last_end)
        end as end_side
    from (
        select
            *,
            max(case when play_end is not null then mark_play(place, clock, margin, ball) end) over (
                partition by game_id order by place rows between unbounded preceding and 1 preceding
            ) as last_end
        from changes
    )
),
possessions as (
    select
        *,
        count(end_side) over (
            partition by game_id order by place rows between unbounded preceding and current row
        ) - case when end_side is null then 0 else 1 end + 1 as possession,
        min(case when end_side is not null then mark_play(place, clock, 0, end_side) end) over (
            partition by game_id order by place rows between current row and unbounded following
        ) as own_end,
        -- Score and clock at the start of the possession.
        case when period_of_clock(mark_clock(last_end)) = period then mark_clock(last_end)
            else period * 1500 + case when period <= 2 then 0 else 900 end end as start_clock,
        coalesce(mark_margin(last_end), 0) as start_margin
    from horns
)
select
    p.play_id as play_id,
    p.game_id as game_id,
    p.season as season, -- year in which the season ends
    p.season_type as season_type, -- preseason, regular or postseason
    p.game_date as game_date, -- calendar day in US Eastern
    p.start_at as start_at, -- tip-off of the game, UTC
    c.place as sequence, -- place in the game, from 1
    p.period as period, -- 1 and 2: halves, 3 on: overtimes
    p.seconds_remaining as seconds_remaining, -- left in the period
    cast(case
        when c.opens_period then greatest(c.clock - (p.period * 1500 + case when p.period <= 2 then 0 else 900 end), 0)
        else c.clock - c.clock_before
    end as integer) as elapsed_seconds, -- since the play before, or the start of the period
    p.play_type as play_type, -- see dim_play_types
    p.team_id as team_id, -- team that the play is charged to
    p.opponent_id as opponent_id,
    p.is_home_team as is_home_team, -- whether the play is the home team's
    p.home_score as home_score, -- after the play
    p.away_score as away_score, -- after the play
    cast(case when period_of_clock(mark_clock(c.own_end)) = p.period then c.possession end as integer)
        as possession_id, -- number of the possession in the game, from 1; null between possessions
    case when period_of_clock(mark_clock(c.own_end)) = p.period then
        case when mark_side(c.own_end) then t.home_team_id else t.away_team_id end end
        as offense_team_id, -- team whose possession it is
    case when period_of_clock(mark_clock(c.own_end)) = p.period then
        case when mark_side(c.own_end) then t.away_team_id else t.home_team_id end end
        as defense_team_id, -- the other team
    c.end_side is not null as possession_end, -- the possession ends with this play
    case when c.end_side is not null then coalesce(c.play_end, 'end_of_period') end
        as possession_end_reason, -- field_goal, free_throw, defensive_rebound, turnover, steal, end_of_period or change
    p.period >= 2
        and ((c.start_margin >= 20 and c.start_clock - p.period * 1500 >= 600)
            or (c.start_margin >= 15 and c.start_clock - p.period * 1500 >= 900))
        as garbage_time, -- of the whole possession
    cast(case when c.made then c.value else 0 end as integer) as points, -- points of the play
    cast(c.value as integer) as shot_value, -- 3 and 2: field goals, 1: free throw, 0: no shot
    c.value > 0 and c.made as shot_made,
    c.value > 1 and c.made and c.shoots_again as and_one, -- a made shot with a free throw
    c.technical_shot as technical_free_throw,
    c.turnover as turnover, -- counted once where the feed tells foul and turnover
    c.offensive_rebound as offensive_rebound, -- a player's or the team's
    c.defensive_rebound as defensive_rebound, -- a player's or the team's
    c.rebound is not distinct from 'team' as team_rebound, -- no player: out of bounds, or the scorer's bookkeeping
    c.steal as steal,
    c.block as block,
    c.foul is not null and p.team_id is not null as foul,
    p.shot_shooter_id as shooter_id,
    p.shot_range as shot_range, -- rim, jumper, three_pointer or free_throw
    coalesce(p.shot_assisted, false) and c.made and c.value > 1 as assisted,
    p.shot_assisted_by_id as assisted_by_id,
    p.shot_x as shot_x, -- the API's court units
    p.shot_y as shot_y, -- the API's court units
    p._fetch_id as _fetch_id,
    p._ingested_at as _ingested_at
from possessions c
join fct_plays p using (play_id)
left join (
    select
        game_id,
        max(case when is_home_team then team_id else opponent_id end) as home_team_id,
        max(case when is_home_team then opponent_id else team_id end) as away_team_id
    from fct_plays where team_id is not null group by game_id
) t on t.game_id = c.game_id
