using System.Text.Json.Serialization;

namespace HoopsEdge.Lakehouse.Tables.Checks;

/// <summary>Something that must hold for the rows of a table, as the header of its .sql file declares it.</summary>
/// <param name="Severity">What a breach means.</param>
/// <param name="Text">The check, as an analyst writes it: see <see cref="CheckRule.Parse"/>.</param>
public sealed record TableCheck(CheckSeverity Severity, string Text);

/// <summary>What a breach of a check means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckSeverity>))]
public enum CheckSeverity
{
    /// <summary>Worth a look.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>The table is not what it promises to be.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
