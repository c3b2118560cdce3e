using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>gold</c>: when and how play-by-play silver and the gold tables are built.</summary>
public sealed class GoldOptions
{
    /// <summary>False leaves gold to <c>hoops gold</c>: neither runs nor services build it.</summary>
    [ConfigurationKeyName("enabled")]
    public bool Enabled { get; set; } = true;

    /// <summary>Seconds without a change of silver after which the transformer service builds.</summary>
    [ConfigurationKeyName("debounce_seconds"), Range(0.1, 86_400)]
    public double DebounceSeconds { get; set; } = 30;

    /// <summary>Seconds after which it builds although silver keeps changing.</summary>
    [ConfigurationKeyName("max_wait_seconds"), Range(0.1, 604_800)]
    public double MaxWaitSeconds { get; set; } = 900;

    /// <summary>Seconds for which a transformer that died without a word stays the one that builds.</summary>
    [ConfigurationKeyName("lease_seconds"), Range(1, 3600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>How opponent-adjusted ratings are estimated.</summary>
    [ConfigurationKeyName("ratings")]
    public RatingsOptions Ratings { get; set; } = new();
}
