using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>scheduler</c>: what the scheduler service starts by itself.</summary>
public sealed class SchedulerOptions
{
    /// <summary>When runs start.</summary>
    [ConfigurationKeyName("cron")]
    public CronOptions Cron { get; set; } = new();

    /// <summary>Seconds that a scheduler which died without a word stays the one that plans.</summary>
    [ConfigurationKeyName("lease_seconds"), Range(2, 600)]
    public double LeaseSeconds { get; set; } = 15;

    /// <summary>Seconds without any progress of a run after which its open messages are sent again.</summary>
    [ConfigurationKeyName("resend_after_seconds"), Range(1, 86_400)]
    public double ResendAfterSeconds { get; set; } = 120;

    /// <summary>Failures of one fetch after which a replay passes it over unless it is named.</summary>
    [ConfigurationKeyName("max_failures"), Range(1, 1000)]
    public int MaxFailures { get; set; } = 5;
}

/// <summary><c>scheduler.cron</c>: five-field cron expressions in UTC; empty is never.</summary>
public sealed class CronOptions
{
    /// <summary>When an incremental run starts.</summary>
    [ConfigurationKeyName("incremental"), CronExpression]
    public string Incremental { get; set; } = "0 10 * * *";

    /// <summary>When a gap-fill starts.</summary>
    [ConfigurationKeyName("gap_fill"), CronExpression]
    public string GapFill { get; set; } = "0 12 * * 1";

    /// <summary>When a backfill of the configured seasons starts.</summary>
    [ConfigurationKeyName("backfill"), CronExpression]
    public string Backfill { get; set; } = "";
}
