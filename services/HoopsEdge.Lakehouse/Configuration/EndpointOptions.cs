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

    /// <summary>Hours after which an incremental run asks again; null uses <c>incremental.refresh_hours</c>.</summary>
    [ConfigurationKeyName("refresh_hours"), Range(0.0, 87600)]
    public double? RefreshHours { get; set; }

    /// <summary>False leaves the endpoint out of incremental runs: something cheaper keeps its table current.</summary>
    [ConfigurationKeyName("incremental")]
    public bool Incremental { get; set; } = true;

    /// <summary>True asks windows that lie ahead too: the endpoint knows the schedule.</summary>
    [ConfigurationKeyName("ahead")]
    public bool Ahead { get; set; }
}
