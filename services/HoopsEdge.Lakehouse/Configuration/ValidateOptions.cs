using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>validate</c>: when <c>hoops validate</c> calls the lake bad.</summary>
public sealed class ValidateOptions
{
    /// <summary>True makes a file whose columns differ from the declared ones a breach, not a warning.</summary>
    [ConfigurationKeyName("strict_schema")]
    public bool StrictSchema { get; set; } = true;

    /// <summary>Days without a usable answer, while games are played, after which a table is stale.</summary>
    [ConfigurationKeyName("max_age_days"), Range(1, 3650)]
    public int MaxAgeDays { get; set; } = 3;

    /// <summary>Share of finished games (0 to 1) that must have a box score, in a season that has box scores at all.</summary>
    [ConfigurationKeyName("min_box_score_share"), Range(0.0, 1.0)]
    public double MinBoxScoreShare { get; set; }
}
