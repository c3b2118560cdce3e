using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>
/// The hash of a row, made from the hashes of its values. A value is hashed together with the name that it stands
/// under (the seed), so members of an object may be added up in any order.
/// </summary>
internal static class RowHash
{
    /// <summary>Seed of an element of an array.</summary>
    public const long ElementSeed = 0x1f83d9abfb41bd6b;

    /// <summary>Seed of a row.</summary>
    public const long RowSeed = 0x5be0cd19137e2179;

    private const long NumberTag = 0x3c6ef372fe94f82b;
    private const long FractionTag = 0x510e527fade682d1;
    private const long LiteralTag = 0x6a09e667f3bcc908;
    private const long ObjectTag = 0x2b7e151628aed2a6;
    private const long ArrayTag = 0x4cf5ad432745937f;

    public static long SeedOf(ReadOnlySpan<byte> name) => unchecked((long)XxHash3.HashToUInt64(name, RowSeed));

    public static UInt128 OfText(ReadOnlySpan<byte> utf8, long seed) => XxHash128.HashToUInt128(utf8, seed);

    /// <summary>Hashes a number by its value: 7, 7.0 and 7e0 are one number.</summary>
    public static UInt128 OfNumber(double value, long seed) =>
        Math.Abs(value) < 1L << 53 && double.IsInteger(value)
            ? OfNumber((long)value, seed)
            : Of(BitConverter.DoubleToInt64Bits(value), seed ^ FractionTag);

    public static UInt128 OfNumber(long value, long seed) => Of(value, seed ^ NumberTag);

    /// <summary>Hashes true (1), false (0) or null (-1).</summary>
    public static UInt128 OfLiteral(int value, long seed) => Of(value, seed ^ LiteralTag);

    public static UInt128 OfObject(UInt128 members, long seed) =>
        XxHash128.HashToUInt128(Bytes(ref members), seed ^ ObjectTag);

    public static UInt128 OfArray(UInt128 ordered, UInt128 unordered, long seed)
    {
        Span<UInt128> parts = [ordered, unordered];
        return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(parts), seed ^ ArrayTag);
    }

    /// <summary>Appends an element to what came before it, where order counts.</summary>
    public static UInt128 Append(UInt128 before, UInt128 element)
    {
        Span<UInt128> parts = [before, element];
        return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(parts), ElementSeed);
    }

    /// <summary>The hash of a set of rows.</summary>
    public static string OfRows(UInt128 sum, long count)
    {
        var hash = XxHash128.HashToUInt128(Bytes(ref sum), count);
        return hash.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static UInt128 Of(long value, long seed) =>
        XxHash128.HashToUInt128(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(ref value)), seed);

    private static ReadOnlySpan<byte> Bytes(ref UInt128 value) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(ref value));
}
