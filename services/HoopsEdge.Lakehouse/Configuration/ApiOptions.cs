using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>api</c>: how the API is asked. The key itself comes from CBBD_API_KEY or BEARER_TOKEN only.</summary>
public sealed class ApiOptions
{
    /// <summary>Address of the API.</summary>
    [ConfigurationKeyName("base_url"), Required]
    public Uri BaseUrl { get; set; } = new("https://api.collegebasketballdata.com");

    /// <summary>Address of the unmetered account status, or empty to ask none.</summary>
    [ConfigurationKeyName("info_url")]
    public string InfoUrl { get; set; } = "";

    /// <summary>Requests a second of the whole system, whatever the number of fetchers.</summary>
    [ConfigurationKeyName("requests_per_second"), Range(0.01, 1000)]
    public double RequestsPerSecond { get; set; } = 3;

    /// <summary>What any second may see on top of the rate: half of it may leave at once after a pause, half may be late.</summary>
    [ConfigurationKeyName("burst"), Range(1, 1000)]
    public int Burst { get; set; } = 3;

    /// <summary>Requests in flight at the same time in one fetcher.</summary>
    [ConfigurationKeyName("concurrency"), Range(1, 256)]
    public int Concurrency { get; set; } = 4;

    /// <summary>Seconds that one attempt may take, body included, where the endpoint sets none.</summary>
    [ConfigurationKeyName("timeout_seconds"), Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Attempts before a fetch is dead.</summary>
    [ConfigurationKeyName("max_attempts"), Range(1, 20)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Seconds before the second attempt; doubles with each further one, with jitter.</summary>
    [ConfigurationKeyName("retry_base_seconds"), Range(0.001, 60)]
    public double RetryBaseSeconds { get; set; } = 0.5;

    /// <summary>Longest pause between two attempts in seconds; a longer Retry-After is still honoured up to 10 minutes.</summary>
    [ConfigurationKeyName("retry_cap_seconds"), Range(0.001, 600)]
    public double RetryCapSeconds { get; set; } = 30;

    /// <summary>Largest body in bytes after decompression; a larger one is refused.</summary>
    [ConfigurationKeyName("max_body_bytes"), Range(1024, long.MaxValue)]
    public long MaxBodyBytes { get; set; } = 1L << 30;

    /// <summary>Deepest nesting of a body; a deeper one is refused.</summary>
    [ConfigurationKeyName("max_depth"), Range(4, 1000)]
    public int MaxDepth { get; set; } = 64;

    /// <summary>Calls of the month that a run leaves unspent.</summary>
    [ConfigurationKeyName("call_reserve"), Range(0, 500_000)]
    public int CallReserve { get; set; } = 50;
}
