using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>gap_fill</c>: how holes are filled game by game.</summary>
public sealed class GapFillOptions
{
    /// <summary>Most games that one gap-fill run asks for; 0 means all.</summary>
    [ConfigurationKeyName("max_games"), Range(0, 1_000_000)]
    public int MaxGames { get; set; }

    /// <summary>Days after its end before a finished game without rows counts as a hole.</summary>
    [ConfigurationKeyName("min_age_days"), Range(0, 365)]
    public int MinAgeDays { get; set; } = 1;
}
