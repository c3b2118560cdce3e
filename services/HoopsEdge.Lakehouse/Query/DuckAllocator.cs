using System.Runtime.InteropServices;

namespace HoopsEdge.Lakehouse.Query;

/// <summary>
/// Tells the allocator inside DuckDB on Linux (jemalloc) to give freed memory back at once. By default it keeps freed
/// pages for a while, which comes on top of <c>memory_limit</c>: a process that closes one session and opens the next
/// held up to 200 MB that nobody used.
/// </summary>
internal static class DuckAllocator
{
    private const string Variable = "DUCKDB_JE_MALLOC_CONF";
    private const string Setting = "dirty_decay_ms:0,muzzy_decay_ms:0";

    /// <summary>Must be called before DuckDB is loaded; a value that the user has set stays.</summary>
    public static void ReturnFreedMemory()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // Environment.SetEnvironmentVariable is not seen by native code.
            _ = SetVariable(Variable, Setting, overwrite: 0);
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
