using System.Globalization;

namespace HoopsEdge.Lakehouse.Tables;

/// <summary>A season: Aug 1 of the year before to Jul 31 of <paramref name="Year"/>.</summary>
/// <param name="Year">The year in which the season ends.</param>
public readonly record struct Season(int Year) : IComparable<Season>
{
    /// <summary>First day of the season.</summary>
    public DateOnly Start => new(Year - 1, 8, 1);

    /// <summary>Last day of the season.</summary>
    public DateOnly End => new(Year, 7, 31);

    /// <summary>The season that a calendar day belongs to.</summary>
    public static Season Of(DateOnly day) => new(day.Month >= 8 ? day.Year + 1 : day.Year);

    /// <inheritdoc />
    public int CompareTo(Season other) => Year.CompareTo(other.Year);

    /// <inheritdoc />
    public override string ToString() => Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Season left, Season right) => left.Year < right.Year;

    /// <summary>Later than.</summary>
    public static bool operator >(Season left, Season right) => left.Year > right.Year;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Season left, Season right) => left.Year <= right.Year;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Season left, Season right) => left.Year >= right.Year;
}
