using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>
/// What is believed of every team before its first game. Without last season: teams vary around their conference, and
/// conferences around the league. With it: a team keeps <c>prior_weight</c> of its distance from the mean of those who
/// are in its conference now, and its variance shrinks by <c>1 - prior_weight^2</c>, as in a first-order autoregression.
/// </summary>
internal sealed class RatingPriors(RatingSeason season, RatingsOptions options)
{
    /// <summary>Outsiders have too little in common to be believed average: their pooled team is all but free.</summary>
    private const double OutsiderPrecision = 0.1;
    private const double UsualLevel = 105;
    private const double UsualTempo = 68;

    private readonly (double Level, double Tempo) _league = season.Prior is { } prior
        ? (
            prior.Teams.OfType<TeamPrior>().Average(team => (team.AdjOe + team.AdjDe) / 2),
            prior.Teams.OfType<TeamPrior>().Average(team => team.AdjTempo)
        )
        : (UsualLevel, UsualTempo);

    /// <summary>Margin per 100 possessions; the common unknown is home court.</summary>
    public Prior Margin() =>
        Build(
            team => team.AdjOe - team.AdjDe,
            options.Ridge,
            season.Prior?.HomeCourt ?? options.HomeCourtPrior,
            options.HomeCourtRidge
        );

    /// <summary>Points of both teams per 100 possessions; the common unknown is twice the league's efficiency.</summary>
    public Prior Total() =>
        Build(team => team.AdjOe + team.AdjDe - 2 * _league.Level, options.RidgeTotal, 2 * _league.Level, 0);

    /// <summary>Possessions per 40 minutes; the common unknown is the league's tempo.</summary>
    public Prior Tempo() => Build(team => team.AdjTempo - _league.Tempo, options.RidgeTempo, _league.Tempo, 0);

    private Prior Build(Func<TeamPrior, double> of, double ridge, double common, double commonPrecision)
    {
        var teams = season.Conferences.Count;
        var last = LastSeason(of);
        var conferences = Groups();
        var means = GroupMeans(last, conferences);
        var share = options.ConferenceShare;
        var (mean, precision) = (new double[teams + 2], new double[teams + 2]);
        for (var i = 0; i < teams; i++)
        {
            var middle = conferences[i] < 0 ? 0 : means[conferences[i]];
            mean[i] = middle + options.PriorWeight * ((last[i] ?? middle) - middle);
            var variance = (1 - share) / ridge * (last[i] is null ? 1 : Remaining);
            precision[i] = 1 / variance;
        }

        (precision[teams], precision[teams + 1]) = (OutsiderPrecision * ridge, commonPrecision);
        mean[teams + 1] = common;
        var shared = share / ridge * (season.Prior is null ? 1 : Remaining);
        return new Prior(mean, precision, [.. conferences, -1, -1], shared);
    }

    private double Remaining => Math.Max(1 - options.PriorWeight * options.PriorWeight, 0.01);

    private double?[] LastSeason(Func<TeamPrior, double> of) =>
        [
            .. Enumerable
                .Range(0, season.Conferences.Count)
                .Select(i => season.Prior?.Teams[i] is { } team && options.PriorWeight > 0 ? of(team) : (double?)null),
        ];

    private int[] Groups()
    {
        var names = season.Conferences.Where(name => name >= 0).Distinct().Order().ToArray();
        return [.. season.Conferences.Select(name => name < 0 ? -1 : Array.IndexOf(names, name))];
    }

    private static double[] GroupMeans(double?[] last, int[] groups) =>
        [
            .. Enumerable
                .Range(0, groups.DefaultIfEmpty(-1).Max() + 1)
                .Select(group => last.Where((_, i) => groups[i] == group).OfType<double>().DefaultIfEmpty(0).Average()),
        ];
}
