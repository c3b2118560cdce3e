using System.Globalization;

namespace HoopsEdge.Lakehouse.Tables;

/// <summary>What a request parameter takes.</summary>
public sealed record ParameterType
{
    private static readonly string[] Kinds = ["string", "integer", "number", "boolean", "date-time"];

    private ParameterType(string kind, IReadOnlyList<string> allowed)
    {
        Kind = kind;
        Allowed = allowed;
    }

    /// <summary>One of string, integer, number, boolean, date-time.</summary>
    public string Kind { get; }

    /// <summary>The values of an enumeration; empty when any value of the kind will do.</summary>
    public IReadOnlyList<string> Allowed { get; }

    /// <summary>A parameter of a plain kind.</summary>
    /// <exception cref="FormatException">The kind is not known.</exception>
    public static ParameterType Of(string kind) =>
        Kinds.Contains(kind) ? new(kind, []) : throw new FormatException($"Parameter type '{kind}' is not known");

    /// <summary>A parameter that takes one of these words.</summary>
    public static ParameterType OneOf(IReadOnlyList<string> allowed) => new("string", allowed);

    /// <summary>Says whether a value may be sent.</summary>
    public bool Accepts(string value) =>
        Kind switch
        {
            "integer" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "boolean" => value is "true" or "false",
            "date-time" => DateTimeOffset.TryParse(
                value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out _
            ),
            _ => value.Length > 0 && (Allowed.Count == 0 || Allowed.Contains(value)),
        };

    /// <inheritdoc />
    public override string ToString() => Allowed.Count == 0 ? Kind : string.Join(" or ", Allowed);
}
