using System.Globalization;
using HoopsEdge.Lakehouse.Query;

namespace HoopsEdge.UnitTests.Support;

/// <summary>Values of a row by column; columns that are not named are null.</summary>
internal sealed class Row : Dictionary<string, object?>
{
    /// <summary>A value as DuckDB reads it, before it is cast to its column's type.</summary>
    public static string Literal(object? value) =>
        value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            string text => Sql.Text(text),
            DateOnly day => Sql.Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DateTimeOffset at => Sql.Text(
                at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture)
            ),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"{value.GetType()} is no column value"),
        };
}
