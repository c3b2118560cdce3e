using System.Globalization;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>The first value of a body that does not fit its declared type.</summary>
/// <param name="Row">Number of the row, the first being 0.</param>
/// <param name="Column">Path of the column, such as <c>players[3].points</c>.</param>
/// <param name="Expected">What the contract declares.</param>
/// <param name="Value">What was found, cut to 100 characters.</param>
public sealed record ContractMisfit(long Row, string Column, string Expected, string Value)
{
    /// <inheritdoc />
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"row {Row} (counted from 0), column {Column}: expected {Expected}, found {Value}"
        );
}
