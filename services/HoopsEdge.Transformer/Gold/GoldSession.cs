using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Sessions for derived tables. One thread each: sums of fractions in another order are other bytes.</summary>
internal static class GoldSession
{
    private const int MostDaysAtOnce = 2;

    /// <summary>Sessions that may compute days at the same time.</summary>
    public static int DaysAtOnce(TransformOptions options) => Math.Min(MostDaysAtOnce, options.Threads);

    /// <summary>Opens one of the sessions that share the memory.</summary>
    public static DuckSession OpenForDays(TransformOptions options) => Open(options, DaysAtOnce(options));

    /// <summary>Opens a session that has the memory for itself.</summary>
    public static DuckSession Open(TransformOptions options) => Open(options, 1);

    private static DuckSession Open(TransformOptions options, int share) =>
        new(new TransformOptions { Threads = 1, MemoryLimitMb = options.MemoryLimitMb / share }, SqlTables.Macros);
}
