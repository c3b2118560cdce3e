namespace HoopsEdge.Cli.Validation;

/// <summary>Something that a check saw.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Check">Name of the check.</param>
/// <param name="Subject">Table, season or fetch that it is about.</param>
/// <param name="Message">What was seen, in one line.</param>
internal sealed record Finding(Severity Severity, string Check, string Subject, string Message);

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Worth a look; does not fail the command.</summary>
    Warning,

    /// <summary>The lake is not what it promises to be.</summary>
    Breach,
}
