using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Possessions;

internal sealed partial class GameSimulation
{
    private Outcome Shoot(bool transition, bool putBack = false)
    {
        var shooter = putBack
            ? ChooseBy(_offense, player => player.OffensiveRebounding)
            : ChooseBy(_offense, player => player.Usage);
        var (kind, value) = ChooseShot(shooter, transition, putBack);
        var model = _models[_offense];
        var chance = ScoringModel.MakeProbability(kind, value) + model.MakeBonus + shooter.Touch;
        if (transition && value == 2)
            chance += 0.07;
        var fouled = _random.Chance(ScoringModel.ShootingFoul(kind, value) * model.FoulBonus);
        // Contact spoils most of the shots that draw a whistle.
        var made = _random.Chance(fouled ? 0.42 * chance : chance);
        if (fouled && !made)
            return ShootingFoul(shooter, value);
        var (x, y) = Spot(kind, value);
        var traits = ScoringTraits(transition) | (InPaint(kind, value) ? PlayTraits.InPaint : PlayTraits.None);
        var passer = made && _random.Chance(ScoringModel.AssistShare(kind, value)) ? Passer(shooter) : null;
        if (made)
            _score[_offense] += (short)value;
        var ends = made && !fouled ? _offense : Side.None;
        Add(kind, _offense, shooter, passer, made, value, traits, x, y, ends);
        if (!made)
            return Miss(value);
        if (fouled)
            return AndOne(shooter);
        ChangePossession(Origin.DeadBall);
        return Outcome.Over;
    }

    private (PlayKind Kind, int Value) ChooseShot(Player shooter, bool transition, bool putBack)
    {
        if (putBack)
            return (_random.Chance(0.55) ? PlayKind.TipShot : PlayKind.LayUpShot, 2);
        var share = _models[_offense].ThreeShare;
        var three = share / (1 - share) * shooter.ThreeTendency * (transition ? 0.7 : 1.18);
        if (_random.Chance(three / (three + 1)))
            return (PlayKind.JumpShot, 3);
        var rim = 1.75 * shooter.RimTendency * (transition ? 3 : 1);
        if (!_random.Chance(rim / (rim + 1)))
            return (PlayKind.JumpShot, 2);
        var dunk = 0.09 * shooter.RimTendency + (transition ? 0.12 : 0);
        return (_random.Chance(dunk) ? PlayKind.DunkShot : PlayKind.LayUpShot, 2);
    }

    private bool InPaint(PlayKind kind, int value) => value == 2 && (kind != PlayKind.JumpShot || _random.Chance(0.52));

    private PlayTraits ScoringTraits(bool transition) =>
        (transition ? PlayTraits.FastBreak : PlayTraits.None)
        | (_origin is Origin.Steal or Origin.DeadTurnover ? PlayTraits.OffTurnover : PlayTraits.None);

    /// <summary>Feet times ten on a full court of 940 by 500; the home team attacks the right basket.</summary>
    private (float X, float Y) Spot(PlayKind kind, int value)
    {
        var distance = (kind, value) switch
        {
            (_, 3) => _random.Between(222, 260),
            (PlayKind.JumpShot, _) => _random.Between(50, 200),
            _ => _random.Between(0, 45),
        };
        var angle = _random.Between(-1.35, 1.35);
        var depth = 52.5 + distance * Math.Cos(angle);
        var x = _offense == Side.Home ? 940 - depth : depth;
        var y = Math.Clamp(250 + distance * Math.Sin(angle), 5, 495);
        return ((float)Math.Round(x, 1), (float)Math.Round(y, 1));
    }

    private Player? Passer(Player shooter) => ChooseBy(_offense, player => player == shooter ? 0 : player.Passing);

    private Outcome Miss(int value)
    {
        var defense = Side.Other(_offense);
        if (value == 2 && _random.Chance(0.2))
            Add(PlayKind.BlockShot, defense, ChooseBy(defense, player => player.Blocking));
        return Rebound(_models[_offense].OffensiveRebound);
    }

    private Outcome Rebound(double offensiveChance)
    {
        var defense = Side.Other(_offense);
        var offensive = _random.Chance(offensiveChance);
        var side = offensive ? _offense : defense;
        var ends = offensive ? Side.None : _offense;
        // A ball knocked out of bounds belongs to a team, not to a player.
        if (_random.Chance(0.045))
        {
            Add(PlayKind.DeadBallRebound, side, ends: ends);
            DeadBall();
        }
        else if (offensive)
        {
            Add(PlayKind.OffensiveRebound, side, ChooseBy(side, player => player.OffensiveRebounding));
            if (_clock > 2 && _random.Chance(0.3))
            {
                Advance(1);
                return Shoot(transition: false, putBack: true);
            }
        }
        else
        {
            Add(PlayKind.DefensiveRebound, side, ChooseBy(side, player => player.DefensiveRebounding), ends: ends);
        }
        if (offensive)
            return Outcome.Again;
        ChangePossession(Origin.LiveRebound);
        return Outcome.Over;
    }

    private Outcome Turnover()
    {
        var roll = _random.NextDouble();
        var handler = ChooseBy(_offense, player => player.Usage);
        var ends = _offense;
        if (roll < 0.565)
        {
            var defense = Side.Other(_offense);
            Add(PlayKind.LostBallTurnover, _offense, handler, ends: ends);
            Add(PlayKind.Steal, defense, ChooseBy(defense, player => player.Stealing));
            ChangePossession(Origin.Steal);
            return Outcome.Over;
        }
        if (roll < 0.7)
        {
            Add(PlayKind.PersonalFoul, _offense, handler);
            Add(PlayKind.FoulTurnover, _offense, handler, ends: ends);
            BookFoul(_offense, handler);
        }
        else
        {
            // Shot-clock and ten-second violations are the team's.
            Add(PlayKind.LostBallTurnover, _offense, roll < 0.752 ? null : handler, ends: ends);
        }
        DeadBall();
        ChangePossession(Origin.DeadTurnover);
        return Outcome.Over;
    }
}
