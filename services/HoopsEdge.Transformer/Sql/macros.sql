-- Macros that every silver and gold statement may use. Time stamps are TIMESTAMPTZ, the session time zone is UTC.

-- The US Eastern calendar day of an instant: a 9 pm tip-off in the east is stored by the API as the next UTC day.
create or replace macro eastern_date(ts) as cast(timezone('America/New_York', ts) as date);

-- The UTC calendar day of an instant, whatever the session time zone is. Arithmetic on the epoch costs a tenth of
-- timezone('UTC', ts), which counts over the plays of a season.
create or replace macro utc_date(ts) as cast(make_timestamp(epoch_us(ts)) as date);

-- The season of a day: August 1 of S-1 to July 31 of S is season S.
create or replace macro season_of(day) as
    cast(year(day) + case when month(day) >= 8 then 1 else 0 end as integer);

-- The API writes -1 for an id and '' for a name that it does not know.
create or replace macro known_id(id) as cast(nullif(id, -1) as integer);
create or replace macro known_text(text) as nullif(text, '');

-- 99 marks a team without a seed (NIT, Crown).
create or replace macro known_seed(seed) as
    cast(case when seed between 1 and 98 then seed end as integer);

-- A game is never 0-0: the API reports zeros where it has no score. Nothing that follows from such a score is known.
create or replace macro score_known(own, other) as coalesce(own + other > 0, false);
create or replace macro of_known_score(value, own, other) as case when score_known(own, other) then value end;

-- Whether a row belongs to the request that brought it. What a request did not ask about (null) leaves nothing out;
-- rows outside are another request's authority.
create or replace macro in_scope(value, asked) as asked is null or value = asked;

-- The chance of winning, 0 to 1, that American odds pay fairly; the two sides of a game add up to more than 1, for the
-- bookmaker keeps a margin. Odds between -100 and 100 do not exist.
create or replace macro implied_probability(odds) as
    case when odds >= 100 then 100.0 / (odds + 100) when odds <= -100 then odds / (odds - 100.0) end;

-- What is known of a play for the plays after it (or before it), in one number that sorts by the play's place in the
-- game: max() over the rows before finds the newest such play, min() over the rows after the next one. Far cheaper than
-- last_value(... ignore nulls). place counts from 1, clock is below 100,000, margin below 1,000, side is true for home.
create or replace macro mark_play(place, clock, margin, side) as
    cast(place as bigint) * 1000000000 + clock * 10000 + margin * 10 + case when side then 1 else 0 end;
create or replace macro mark_place(mark) as mark // 1000000000;
create or replace macro mark_clock(mark) as (mark // 10000) % 100000;
create or replace macro mark_margin(mark) as (mark // 10) % 1000;
create or replace macro mark_side(mark) as mark % 2 = 1;

-- Seconds of the clock of a game that only grows: 100,000 are left for 50 periods.
create or replace macro game_clock(period, seconds_remaining) as period * 1500 + 1200 - seconds_remaining;
create or replace macro period_of_clock(clock) as clock // 1500;

-- Possessions by the formula of box scores: a free throw ends 0.44 possessions.
create or replace macro possessions_of(fga, fta, oreb, tov) as fga + 0.44 * fta - oreb + tov;

-- Effective field goal percentage: a made three counts 1.5. Null without an attempt.
create or replace macro effective_fg_pct(fgm, fgm3, fga) as 100.0 * (fgm + 0.5 * fgm3) / nullif(fga, 0);
