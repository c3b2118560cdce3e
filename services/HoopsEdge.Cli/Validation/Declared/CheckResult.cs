using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Cli.Validation.Declared;

/// <summary>What became of one check of one table.</summary>
internal sealed record CheckResult
{
    /// <summary>Layer of the table.</summary>
    public required string Layer { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>The check as its header declares it.</summary>
    public required string Check { get; init; }

    /// <summary>Its kind, such as row or reference.</summary>
    public required string Kind { get; init; }

    /// <summary>What a breach means.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>Whether it held.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>Rows of the table.</summary>
    public long Rows { get; init; }

    /// <summary>Rows, groups or values that breach it.</summary>
    public long Breaches { get; init; }

    /// <summary>Why it was skipped or what was seen, in one line; empty when it passed.</summary>
    public string Message { get; init; } = "";

    /// <summary>The worst of what breaches it, at most five: key columns and offending values as text, null for null.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>> Worst { get; init; } = [];

    /// <summary>True when the lake is not valid because of it.</summary>
    [JsonIgnore]
    public bool IsBreach => Outcome == CheckOutcome.Failed && Severity == CheckSeverity.Error;
}

/// <summary>Whether a check held.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
internal enum CheckOutcome
{
    /// <summary>It held.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Something breaches it, or it cannot be run.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>There is nothing to look at.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,
}
