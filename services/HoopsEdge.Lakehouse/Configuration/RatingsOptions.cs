using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>gold.ratings</c>: how opponent-adjusted ratings are estimated. A ridge of k weighs like k games.</summary>
public sealed class RatingsOptions
{
    private const string Estimated = "estimated";

    /// <summary>Days after which a game counts half; 0 lets every game of the season count alike.</summary>
    [ConfigurationKeyName("half_life_days"), Range(0.0, 3650.0)]
    public double HalfLifeDays { get; set; }

    /// <summary>Points that a margin counts for at most; the excess is split between both scores. 0 is no cap.</summary>
    [ConfigurationKeyName("margin_cap"), Range(0.0, 200.0)]
    public double MarginCap { get; set; }

    /// <summary>
    /// How much of a team's distance from its conference is expected to last from one season to the next; 0 leaves last
    /// season out.
    /// </summary>
    [ConfigurationKeyName("prior_weight"), Range(0.0, 0.99)]
    public double PriorWeight { get; set; } = 0.75;

    /// <summary>Strength of the pull of margins toward the prior: the variance of one game over that between teams, without last season.</summary>
    [ConfigurationKeyName("ridge"), Range(0.01, 1000.0)]
    public double Ridge { get; set; } = 1.5;

    /// <summary>The same for the points of both teams together.</summary>
    [ConfigurationKeyName("ridge_total"), Range(0.01, 1000.0)]
    public double RidgeTotal { get; set; } = 6;

    /// <summary>The same for tempo.</summary>
    [ConfigurationKeyName("ridge_tempo"), Range(0.01, 1000.0)]
    public double RidgeTempo { get; set; } = 1;

    /// <summary>Share of the variance between teams that lies between conferences.</summary>
    [ConfigurationKeyName("conference_share"), Range(0.0, 0.95)]
    public double ConferenceShare { get; set; } = 0.5;

    /// <summary>"estimated", or home court in points of margin per 100 possessions.</summary>
    [ConfigurationKeyName("home_court"), HomeCourt]
    public string HomeCourt { get; set; } = Estimated;

    /// <summary>Where the estimate of home court starts when there is no last season, points of margin per 100 possessions.</summary>
    [ConfigurationKeyName("home_court_prior"), Range(-20.0, 20.0)]
    public double HomeCourtPrior { get; set; } = 4.5;

    /// <summary>Games that the start of home court weighs like.</summary>
    [ConfigurationKeyName("home_court_ridge"), Range(0.0, 100_000.0)]
    public double HomeCourtRidge { get; set; } = 300;

    /// <summary>Weight of a game against an opponent outside Division I.</summary>
    [ConfigurationKeyName("outsider_weight"), Range(0.0, 1.0)]
    public double OutsiderWeight { get; set; } = 0.3;

    /// <summary>Exponent of barthag's Pythagorean expectation.</summary>
    [ConfigurationKeyName("barthag_exponent"), Range(1.0, 30.0)]
    public double BarthagExponent { get; set; } = 11.5;

    /// <summary>Home court where it is not estimated, points of margin per 100 possessions.</summary>
    public double? FixedHomeCourt =>
        HomeCourt == Estimated ? null : double.Parse(HomeCourt, CultureInfo.InvariantCulture);

    /// <summary>"estimated" or a finite number.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    private sealed class HomeCourtAttribute : ValidationAttribute
    {
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            value is string text
            && (
                text == Estimated
                || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var court)
                    && Math.Abs(court) <= 20
            )
                ? ValidationResult.Success
                : new ValidationResult("is neither \"estimated\" nor points per 100 possessions within -20..20");
    }
}
