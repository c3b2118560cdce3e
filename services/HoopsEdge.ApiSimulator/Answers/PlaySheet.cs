using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Schedule;
using HoopsEdge.ApiSimulator.Shapes;
using HoopsEdge.ApiSimulator.Statistics;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Answers;

/// <summary>Writes the plays of one game as rows; everything that repeats is made once a game.</summary>
internal sealed class PlaySheet
{
    private readonly GameView _view;
    private readonly GameLog _log;
    private readonly string? _padding;
    private readonly bool _sentinels;
    private readonly double _expectedMargin;
    private readonly Dictionary<(int, int), OnFloorPlayer[]> _floors = [];
    private readonly OnFloorPlayer[]?[] _fives;
    private readonly Dictionary<Player, Participant> _participants = [];

    public PlaySheet(GameView view, GameLog log, int extraText)
    {
        _view = view;
        _log = log;
        _padding = extraText > 0 ? new string('.', extraText) : null;
        _sentinels = view.Archive.League.Options.Has(Quirk.Sentinels);
        _expectedMargin = view.Outcome!.ExpectedMargin;
        _fives = new OnFloorPlayer[]?[log.Units.Count];
    }

    public PlayInfo Row(in Play play)
    {
        var none = play.Side == Side.None;
        var other = none ? Side.None : Side.Other(play.Side);
        return Row(
            play,
            _view.Game,
            play.Side,
            other,
            none ? null : _view.TeamOf(play.Side),
            none ? null : _view.TeamOf(other)
        );
    }

    private PlayInfo Row(in Play play, ScheduledGame game, sbyte side, sbyte other, Team? team, Team? opponent) =>
        new(
            GameIds.Play(game.Id, play.Sequence),
            Invariant($"{game.SourceId}{play.Sequence:D4}"),
            game.Id,
            game.SourceId,
            _view.Start,
            game.Season,
            game.SeasonType,
            game.GameType,
            game.Tournament,
            PlayText.Name(play.Kind),
            team is null ? null : side == Side.Home,
            team?.Id ?? MissingId,
            team?.School ?? MissingName,
            team is null ? null : _view.ConferenceOf(side)?.Abbreviation,
            team is null ? null : _view.SeedOf(side),
            opponent?.Id ?? MissingId,
            opponent?.School ?? MissingName,
            opponent is null ? null : _view.ConferenceOf(other)?.Abbreviation,
            opponent is null ? null : _view.SeedOf(other),
            play.Period,
            PlayText.Clock(play.Seconds),
            play.Seconds,
            play.HomeScore,
            play.AwayScore,
            Math.Round(WinProbability.Home(play, _expectedMargin), 3),
            play.Points > 0,
            play.IsShot,
            play.IsShot ? play.Value : null,
            GameClock.At(_view.Start, play.Period, play.Seconds),
            PlayText.Describe(play, team) + _padding,
            Participants(play),
            OnFloor(play),
            Shot(play)
        );

    private int? MissingId => _sentinels ? -1 : null;
    private string? MissingName => _sentinels ? "" : null;

    private Participant[] Participants(in Play play) =>
        (play.Actor, play.Assist) switch
        {
            ({ } actor, { } passer) => [Participant(actor), Participant(passer)],
            ({ } actor, null) => [Participant(actor)],
            _ => [],
        };

    private Participant Participant(Player player)
    {
        if (!_participants.TryGetValue(player, out var participant))
            _participants.Add(player, participant = new Participant(player.Name, player.Id));
        return participant;
    }

    private OnFloorPlayer[] OnFloor(in Play play)
    {
        var key = (play.HomeUnit, play.AwayUnit);
        if (!_floors.TryGetValue(key, out var ten))
            _floors.Add(key, ten = [.. Five(play.HomeUnit, _view.Game.Home), .. Five(play.AwayUnit, _view.Game.Away)]);
        return ten;
    }

    private OnFloorPlayer[] Five(int unit, Team team) =>
        _fives[unit] ??= [.. _log.Units[unit].Select(player => new OnFloorPlayer(team.School, player.Name, player.Id))];

    private static ShotInfo? Shot(in Play play)
    {
        if (!play.IsShot)
            return null;
        var range = play switch
        {
            { Kind: PlayKind.FreeThrow } => "free_throw",
            { Value: 3 } => "three_pointer",
            { Kind: PlayKind.JumpShot } => "jumper",
            _ => "rim",
        };
        var located = play.IsFieldGoal;
        return new ShotInfo(
            new ShotPlayer(play.Actor!.Name, play.Actor.Id),
            play.Made,
            range,
            play.Assist is not null,
            new ShotPlayer(play.Assist?.Name, play.Assist?.Id),
            new ShotLocation(located ? play.Y : null, located ? play.X : null)
        );
    }
}
