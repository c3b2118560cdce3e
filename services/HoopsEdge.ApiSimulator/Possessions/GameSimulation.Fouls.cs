using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Possessions;

internal sealed partial class GameSimulation
{
    private const int OneAndOneAt = 7;
    private const int DoubleBonusAt = 10;

    private Outcome ShootingFoul(Player shooter, int value)
    {
        DefensiveFoul();
        return FreeThrows(shooter, value, oneAndOne: false);
    }

    private Outcome AndOne(Player shooter)
    {
        DefensiveFoul();
        return FreeThrows(shooter, 1, oneAndOne: false);
    }

    private Outcome CommonFoul()
    {
        DefensiveFoul();
        var fouls = _teamFouls[Side.Other(_offense)];
        if (fouls < OneAndOneAt)
        {
            DeadBall();
            return Outcome.Again;
        }
        var shooter = ChooseBy(_offense, player => player.Usage);
        return FreeThrows(shooter, 2, oneAndOne: fouls < DoubleBonusAt);
    }

    private void DefensiveFoul()
    {
        var defense = Side.Other(_offense);
        var culprit = ChooseBy(defense, player => player.Fouling);
        Add(_random.Chance(0.0022) ? PlayKind.FlagrantFoul : PlayKind.PersonalFoul, defense, culprit);
        _teamFouls[defense]++;
        BookFoul(defense, culprit);
    }

    /// <summary>Two shots for the other team, then the ball goes back to whoever had it.</summary>
    private Outcome TechnicalFoul()
    {
        var side = (sbyte)_random.Next(2);
        var culprit = ChooseBy(side, player => player.Fouling);
        Add(PlayKind.TechnicalFoul, side, culprit);
        BookFoul(side, culprit);
        var other = Side.Other(side);
        var shooter = ChooseBy(other, player => player.FreeThrowPct * player.FreeThrowPct);
        for (var shot = 0; shot < 2; shot++)
            FreeThrow(other, shooter, Side.None);
        return Outcome.Again;
    }

    private Outcome FreeThrows(Player shooter, int shots, bool oneAndOne)
    {
        for (var shot = 1; shot <= shots; shot++)
        {
            var last = shot == shots;
            var made = FreeThrow(_offense, shooter, last ? _offense : Side.None);
            if (!made && (last || (oneAndOne && shot == 1)))
                return Rebound(0.45 * _models[_offense].OffensiveRebound);
        }
        DeadBall();
        ChangePossession(Origin.DeadBall);
        return Outcome.Over;
    }

    private bool FreeThrow(sbyte side, Player shooter, sbyte endsWhenMade)
    {
        var made = _random.Chance(shooter.FreeThrowPct);
        if (made)
            _score[side]++;
        var traits = ScoringTraits(transition: false);
        if (side != _offense)
            traits = PlayTraits.None;
        Add(PlayKind.FreeThrow, side, shooter, null, made, 1, traits, ends: made ? endsWhenMade : Side.None);
        return made;
    }

    private void BookFoul(sbyte side, Player culprit)
    {
        if (_rotations[side].Foul(culprit))
            RefreshUnit(side);
    }
}
