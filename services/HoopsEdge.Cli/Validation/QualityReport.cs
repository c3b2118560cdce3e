using System.Text.Json.Serialization;
using HoopsEdge.Cli.Validation.Declared;
using HoopsEdge.Lakehouse.Tables.Checks;

namespace HoopsEdge.Cli.Validation;

/// <summary>What a validation saw: written to meta/quality/ and printed by <c>hoops validate --json</c>.</summary>
internal sealed record QualityReport
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The last run that had ended by then, or null.</summary>
    public string? RunId { get; init; }

    /// <summary>Declared checks, table by table.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>What the checks of the lake as a whole saw: runs, schemas, partitions, completeness, freshness.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>True when nothing of severity error is breached.</summary>
    public bool IsValid => Breaches == 0;

    /// <summary>What makes the lake not valid.</summary>
    public int Breaches =>
        Checks.Count(check => check.IsBreach) + Findings.Count(finding => finding.Severity == Severity.Breach);

    /// <summary>What is worth a look.</summary>
    public int Warnings =>
        Checks.Count(check => check is { Outcome: CheckOutcome.Failed, Severity: CheckSeverity.Warning })
        + Findings.Count(finding => finding.Severity == Severity.Warning);

    /// <summary>Declared checks that held.</summary>
    public int Passed => Count(CheckOutcome.Passed);

    /// <summary>Declared checks that did not hold, or could not be run.</summary>
    public int Failed => Count(CheckOutcome.Failed);

    /// <summary>Declared checks with nothing to look at.</summary>
    public int Skipped => Count(CheckOutcome.Skipped);

    private int Count(CheckOutcome outcome) => Checks.Count(check => check.Outcome == outcome);
}

/// <summary>Source-generated JSON of quality reports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(QualityReport))]
internal sealed partial class QualityJson : JsonSerializerContext;
