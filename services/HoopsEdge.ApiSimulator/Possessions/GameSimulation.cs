using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Possessions;

/// <summary>Plays one game possession by possession from its own random stream.</summary>
internal sealed partial class GameSimulation
{
    private readonly SeededRandom _random;
    private readonly ScoringModel[] _models;
    private readonly Rotation[] _rotations;
    private readonly List<Play> _plays = new(420);
    private readonly List<Player[]> _units = new(80);
    private readonly Dictionary<UnitKey, int> _unitIndex = [];
    private readonly int[] _unit = new int[2];
    private readonly short[] _score = new short[2];
    private readonly int[] _teamFouls = new int[2];
    private sbyte _offense;
    private int _clock;
    private byte _period;
    private int _elapsed;
    private Origin _origin;
    private int _nextMediaTimeOut;

    private GameSimulation(GameSetup setup)
    {
        _random = new SeededRandom(setup.Key);
        var court = setup.NeutralSite ? 0 : ScoringModel.HomeCourtPer100 / 2;
        var climate = ScoringModel.ClimateSpread * _random.NextNormal();
        _models =
        [
            new ScoringModel(setup.Home.Profile, setup.Away.Profile, court, climate),
            new ScoringModel(setup.Away.Profile, setup.Home.Profile, -court, climate),
        ];
        _rotations = [new Rotation(setup.Home.Roster, _random), new Rotation(setup.Away.Roster, _random)];
    }

    private enum Origin
    {
        DeadBall,
        LiveRebound,
        DeadTurnover,
        Steal,
    }

    private enum Outcome
    {
        Over,
        Again,
    }

    private bool Tied => _score[0] == _score[1];

    public static GameLog Play(GameSetup setup)
    {
        var game = new GameSimulation(setup);
        game.Run();
        return new GameLog(game._plays, game._units);
    }

    private void Run()
    {
        do
        {
            PlayPeriod();
        } while (_period < 2 || Tied);
    }

    private void PlayPeriod()
    {
        _period++;
        _clock = GameLog.PeriodSeconds(_period);
        _nextMediaTimeOut = _period <= 2 ? 960 : 0;
        if (_period <= 2)
            _teamFouls[0] = _teamFouls[1] = 0;
        for (sbyte side = 0; side < 2; side++)
        {
            _rotations[side].StartPeriod();
            RefreshUnit(side);
        }
        TipOff();
        var runOut = Side.None;
        while (_clock > 0)
            runOut = PlayPossession();
        var over = _period >= 2 && !Tied;
        Add(over ? PlayKind.EndGame : PlayKind.EndPeriod, Side.None, ends: runOut);
    }

    private void TipOff()
    {
        if (_period == 2)
        {
            _offense = Side.Other(_firstOffense);
        }
        else
        {
            _offense = (sbyte)_random.Next(2);
            Add(PlayKind.Jumpball, _offense, ChooseBy(_offense, player => player.HeightInches));
        }
        if (_period == 1)
            _firstOffense = _offense;
        _origin = Origin.DeadBall;
    }

    private sbyte _firstOffense;

    /// <returns>The side whose possession the horn ended, if it did.</returns>
    private sbyte PlayPossession()
    {
        var started = _clock;
        var transition = _origin is Origin.Steal or Origin.LiveRebound && _random.Chance(Transition());
        var budget = transition ? 3 + _random.Next(5) : FirstAction();
        while (true)
        {
            if (_clock < 3 || (budget >= _clock && _random.Chance(0.45)))
            {
                Advance(_clock);
                return started >= 4 ? _offense : Side.None;
            }
            Advance(Math.Min(budget, _clock - 1));
            if (Act(transition) == Outcome.Over)
                return Side.None;
            transition = false;
            budget = SecondAction();
        }
    }

    private double Transition() => _origin == Origin.Steal ? 0.62 : 0.32;

    private int FirstAction()
    {
        var mean = _models[_offense].SecondsPerPossession;
        var lead = _score[_offense] - _score[Side.Other(_offense)];
        if (_period >= 2 && _clock < 120 && lead < -3)
            mean *= 0.6;
        if (_period >= 2 && _clock < 60 && lead > 0)
            mean *= 1.3;
        return ShouldFoulOnPurpose() ? 2 + _random.Next(4) : Seconds(mean, 6.6, 30);
    }

    private int SecondAction() => ShouldFoulOnPurpose() ? 2 : Seconds(6.5, 4, 20);

    private int Seconds(double mean, double spread, int longest) =>
        (int)Math.Clamp(Math.Round(mean + spread * _random.NextNormal()), 2, longest);

    private bool ShouldFoulOnPurpose()
    {
        var deficit = _score[_offense] - _score[Side.Other(_offense)];
        return _period >= 2 && _clock < 45 && deficit is > 0 and < 10;
    }

    private void Advance(int seconds)
    {
        _clock -= seconds;
        _elapsed += seconds;
        _rotations[0].Play(seconds);
        _rotations[1].Play(seconds);
    }

    private Outcome Act(bool transition)
    {
        if (ShouldFoulOnPurpose() && _random.Chance(0.8))
            return CommonFoul();
        var model = _models[_offense];
        model.Lead(_score[_offense] - _score[Side.Other(_offense)]);
        var roll = _random.NextDouble();
        if (roll < model.Turnover)
            return Turnover();
        roll -= model.Turnover;
        if (roll < model.Foul)
            return CommonFoul();
        if (roll < model.Foul + 0.0018)
            return TechnicalFoul();
        return Shoot(transition);
    }

    private void ChangePossession(Origin origin)
    {
        _offense = Side.Other(_offense);
        _origin = origin;
    }

    private void DeadBall()
    {
        if (_clock <= _nextMediaTimeOut && _clock > 0)
        {
            Add(PlayKind.OfficialTimeOut, Side.None);
            while (_nextMediaTimeOut >= _clock)
                _nextMediaTimeOut -= 240;
        }
        else if (_random.Chance(0.045))
        {
            var behind = _score[0] < _score[1] ? Side.Home : Side.Away;
            Add(_random.Chance(0.7) ? PlayKind.ShortTimeOut : PlayKind.RegularTimeOut, behind);
        }
        var closing = _period >= 2 && _clock < 150 && Math.Abs(_score[0] - _score[1]) < 10;
        for (sbyte side = 0; side < 2; side++)
        {
            if (_rotations[side].Substitute(_elapsed, closing))
                RefreshUnit(side);
        }
    }
}
