using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer;

/// <summary>
/// Keeps one session with the macros for the next user: opening one costs as much as a small table. More are opened
/// when several are needed at once, and closed after use.
/// </summary>
internal sealed class DuckSessions(IOptions<TransformOptions> options) : IDisposable
{
    // DuckDB's caller spins while the other threads of its connection work on the last part of a statement. Silver is
    // hundreds of small statements: a second thread doubles their processor time and hardly shortens them.
    private static readonly string Preparation = $"set threads = 1;\n{SqlTables.Macros}";

    private DuckSession? _idle;

    /// <summary>Takes a session; disposing the lease gives it back.</summary>
    public Lease Rent() => new(this, Interlocked.Exchange(ref _idle, null) ?? Open());

    /// <inheritdoc />
    public void Dispose() => Interlocked.Exchange(ref _idle, null)?.Dispose();

    private DuckSession Open() => new(options.Value, Preparation);

    /// <summary>A session in use.</summary>
    internal readonly struct Lease(DuckSessions owner, DuckSession duck) : IAsyncDisposable
    {
        /// <summary>The session.</summary>
        public DuckSession Duck => duck;

        /// <summary>Frees what the user staged and gives the session back; one that cannot do that is closed.</summary>
        public async ValueTask DisposeAsync()
        {
            try
            {
                await duck.ExecuteAsync("drop table if exists staged", CancellationToken.None);
            }
            catch (DuckDB.NET.Data.DuckDBException)
            {
                duck.Dispose();
                return;
            }

            Interlocked.Exchange(ref owner._idle, duck)?.Dispose();
        }
    }
}
