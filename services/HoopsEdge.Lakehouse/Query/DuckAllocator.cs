using System.Globalization;
using System.Runtime.InteropServices;

namespace HoopsEdge.Lakehouse.Query;

/// <summary>
/// Tells the allocator inside DuckDB on Linux (jemalloc) how long to keep freed memory, which comes on top of
/// <c>memory_limit</c>. By default it keeps it for ten seconds: a process that closes one session and opens the next held
/// up to 200 MB that nobody used. Giving it back at once costs a quarter of the processor time of many small statements;
/// a twentieth of a second later is soon enough for a day of plays of 150 MB and costs next to nothing.
/// </summary>
public static class DuckAllocator
{
    /// <summary>How long unless somebody has said otherwise.</summary>
    public static readonly TimeSpan Shortly = TimeSpan.FromMilliseconds(50);

    /// <summary>Keeps freed memory for a while. Must be called before DuckDB is loaded; what was set first, by the user in
    /// DUCKDB_JE_MALLOC_CONF too, stays.</summary>
    public static void KeepFreedMemory(TimeSpan time)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var milliseconds = (long)time.TotalMilliseconds;
        var setting = string.Create(
            CultureInfo.InvariantCulture,
            $"dirty_decay_ms:{milliseconds},muzzy_decay_ms:{milliseconds}"
        );
        try
        {
            // Environment.SetEnvironmentVariable is not seen by native code.
            _ = SetVariable("DUCKDB_JE_MALLOC_CONF", setting, overwrite: 0);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library: DuckDB works as well, with its own idea of how long to keep memory.
        }
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value,
        int overwrite
    );
}
