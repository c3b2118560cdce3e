namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>
/// ISO 8601 dates and times in the spellings that DuckDB casts: <c>2025-11-03</c>, <c>2025-11-03T19:00:00</c>,
/// <c>2025-11-03 19:00:00.000Z</c>, <c>2025-11-03T19:00:00+05:30</c>. Without an offset the time is UTC.
/// </summary>
internal static class IsoTime
{
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        var rest = text;
        if (
            !TakeNumber(ref rest, 4, out var year)
            || !Take(ref rest, (byte)'-')
            || !TakeNumber(ref rest, 2, out var month)
            || !Take(ref rest, (byte)'-')
            || !TakeNumber(ref rest, 2, out var day)
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        var ticks = new DateOnly(year, month, day).ToDateTime(TimeOnly.MinValue).Ticks;
        if (!rest.IsEmpty && !TakeTime(ref rest, ref ticks))
        {
            return false;
        }

        if (!rest.IsEmpty || ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TakeTime(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        if (
            !(Take(ref rest, (byte)'T') || Take(ref rest, (byte)' '))
            || !TakeNumber(ref rest, 2, out var hour)
            || !Take(ref rest, (byte)':')
            || !TakeNumber(ref rest, 2, out var minute)
            || !Take(ref rest, (byte)':')
            || !TakeNumber(ref rest, 2, out var second)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        ticks += ((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond;
        return TakeFraction(ref rest, ref ticks) && TakeOffset(ref rest, ref ticks);
    }

    private static bool TakeFraction(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        if (!Take(ref rest, (byte)'.'))
        {
            return true;
        }

        var digits = 0;
        for (var unit = TimeSpan.TicksPerSecond / 10; !rest.IsEmpty && char.IsAsciiDigit((char)rest[0]); unit /= 10)
        {
            ticks += unit * (rest[0] - '0');
            rest = rest[1..];
            digits++;
        }

        return digits is > 0 and <= 9;
    }

    private static bool TakeOffset(ref ReadOnlySpan<byte> rest, ref long ticks)
    {
        if (rest.IsEmpty || Take(ref rest, (byte)'Z'))
        {
            return true;
        }

        var sign = rest[0] == '-' ? 1 : -1;
        if (!(Take(ref rest, (byte)'+') || Take(ref rest, (byte)'-')) || !TakeNumber(ref rest, 2, out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (Take(ref rest, (byte)':') && !TakeNumber(ref rest, 2, out minutes))
        {
            return false;
        }

        ticks += sign * ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute;
        return hours <= 15 && minutes <= 59;
    }

    private static bool Take(ref ReadOnlySpan<byte> rest, byte wanted)
    {
        if (rest.IsEmpty || rest[0] != wanted)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    private static bool TakeNumber(ref ReadOnlySpan<byte> rest, int digits, out int value)
    {
        value = 0;
        if (rest.Length < digits)
        {
            return false;
        }

        foreach (var digit in rest[..digits])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        rest = rest[digits..];
        return true;
    }
}
