using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>incremental</c>: when a scope is asked again.</summary>
public sealed class IncrementalOptions
{
    /// <summary>Days back from today whose games may still change.</summary>
    [ConfigurationKeyName("rolling_window_days"), Range(1, 60)]
    public int RollingWindowDays { get; set; } = 7;

    /// <summary>Hours after which a snapshot or season statistic is asked again.</summary>
    [ConfigurationKeyName("refresh_hours"), Range(0, 8760)]
    public double RefreshHours { get; set; } = 20;

    /// <summary>Days after a game at which requests by game are made a second time, for corrections.</summary>
    [ConfigurationKeyName("settle_days"), Range(1, 60)]
    public int SettleDays { get; set; } = 4;

    /// <summary>Days after which an empty or unknown (404) scope of the past is asked again.</summary>
    [ConfigurationKeyName("empty_recheck_days"), Range(1, 3650)]
    public int EmptyRecheckDays { get; set; } = 30;

    /// <summary>Old scopes that one incremental run asks again, oldest answer first; 0 turns the rotation off.</summary>
    [ConfigurationKeyName("rotation_calls"), Range(0, 100_000)]
    public int RotationCalls { get; set; } = 10;

    /// <summary>Days that an answer must be old before the rotation asks it again.</summary>
    [ConfigurationKeyName("rotation_min_age_days"), Range(1, 3650)]
    public int RotationMinAgeDays { get; set; } = 60;
}
