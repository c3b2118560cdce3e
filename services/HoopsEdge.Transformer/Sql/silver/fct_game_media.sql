-- fct_game_media: one row per broadcast of a game.
-- A name or a type that the API leaves empty is 'unknown'; a broadcast with neither is none.
-- endpoints: games_media
-- key: game_id, broadcast_type, broadcast_name
-- authority: game_id
-- partition: season, game_date
-- check: error: game_id in fct_games
select
    g.gameId as game_id,
    coalesce(known_text(g.broadcast.broadcastType), 'unknown') as broadcast_type, -- tv, radio, web
    coalesce(known_text(g.broadcast.broadcastName), 'unknown') as broadcast_name, -- ESPN2
    g.season as season, -- year in which the season ends
    known_text(g.seasonLabel) as season_label, -- 20252026
    g.seasonType as season_type, -- preseason, regular or postseason
    eastern_date(g.startDate) as game_date, -- calendar day in US Eastern
    g.startDate as start_at, -- tip-off, UTC
    g.startTimeTbd as start_time_tbd, -- the hour of start_at is a placeholder
    g.neutralSite as neutral_site,
    g.conferenceGame as conference_game,
    known_text(g.gameType) as game_type, -- STD: standard, TRNMNT: tournament
    known_text(g.tournament) as tournament,
    known_text(g.notes) as game_notes,
    known_id(g.homeTeamId) as home_team_id,
    known_text(g.homeTeam) as home_team,
    known_text(g.homeConference) as home_conference, -- abbreviation
    known_id(g.awayTeamId) as away_team_id,
    known_text(g.awayTeam) as away_team,
    known_text(g.awayConference) as away_conference, -- abbreviation
    g._fetch_id as _fetch_id,
    g._ingested_at as _ingested_at
from (select *, unnest(broadcasts) as broadcast from games_media) g
join scope s on s.fetch_id = g._fetch_id
where in_scope(g.season, s.season)
    and coalesce(known_text(g.broadcast.broadcastType), known_text(g.broadcast.broadcastName)) is not null
