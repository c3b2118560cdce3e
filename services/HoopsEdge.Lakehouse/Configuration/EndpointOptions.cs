using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>endpoints.NAME</c>: how one endpoint is planned and asked.</summary>
public sealed class EndpointOptions
{
    /// <summary>How a season (or the whole history) becomes requests.</summary>
    [ConfigurationKeyName("expand"), Required]
    public Expansion Expand { get; set; }

    /// <summary>When the endpoint is planned.</summary>
    [ConfigurationKeyName("plan")]
    public PlanRule Plan { get; set; } = PlanRule.Always;

    /// <summary>The silver table that the endpoint covers, or empty.</summary>
    [ConfigurationKeyName("covers")]
    public string Covers { get; set; } = "";

    /// <summary>The silver table whose holes the endpoint fills game by game, or empty.</summary>
    [ConfigurationKeyName("fills")]
    public string Fills { get; set; } = "";

    /// <summary>Seconds that one attempt may take; null uses <c>api.timeout_seconds</c>.</summary>
    [ConfigurationKeyName("timeout_seconds"), Range(1, 3600)]
    public int? TimeoutSeconds { get; set; }
}
