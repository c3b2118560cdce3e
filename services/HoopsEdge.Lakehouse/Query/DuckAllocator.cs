using System.Runtime.InteropServices;

namespace HoopsEdge.Lakehouse.Query;

/// <summary>
/// Tells the allocator inside DuckDB on Linux (jemalloc) how long to keep freed memory, which comes on top of
/// <c>memory_limit</c>. By default it keeps it for ten seconds: a process that closes one session and opens the next held
/// up to 200 MB that nobody used. Giving it back at once costs a quarter of the processor time of many small statements;
/// a twentieth of a second later is soon enough for a day of plays of 150 MB and costs next to nothing.
/// </summary>
internal static class DuckAllocator
{
    private const string Setting = "dirty_decay_ms:50,muzzy_decay_ms:0";

    /// <summary>Keeps freed memory for a twentieth of a second. Must be called before DuckDB is loaded; what the user has set in
    /// DUCKDB_JE_MALLOC_CONF stays.</summary>
    public static void KeepFreedMemoryShortly()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // Environment.SetEnvironmentVariable is not seen by native code.
            _ = SetVariable("DUCKDB_JE_MALLOC_CONF", Setting, overwrite: 0);
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
