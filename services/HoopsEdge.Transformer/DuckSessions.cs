using System.Collections.Concurrent;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer;

/// <summary>
/// Keeps sessions with the macros for their next users: opening one costs as much as a small table. Those in use share the
/// memory; large work has all of it and is done alone.
/// </summary>
internal sealed class DuckSessions : IDisposable
{
    private const int MostAtOnce = 2;

    /// <summary>Rows of the widest table that all the memory holds without much spilling.</summary>
    private const int RowsInMemory = 100_000;

    // By default the allocator waits for half a gigabyte. Large work lets go of its memory in blocks of megabytes: on a day
    // of plays of 150 MB this takes 40 to 60 MB off the peak of the process and costs no time that can be measured.
    private const string GiveFreedBlocksBack = "set allocator_bulk_deallocation_flush_threshold = '1MB'";

    private readonly int _memory;
    private readonly ConcurrentBag<DuckSession> _small = [];
    private readonly ConcurrentBag<DuckSession> _large = [];

    /// <summary>Makes the pool; sessions are opened when they are needed.</summary>
    public DuckSessions(IOptions<TransformOptions> options)
    {
        _memory = options.Value.MemoryLimitMb;
        var enough = Math.Min(options.Value.Threads, _memory / TransformOptions.LeastMemoryMb);
        Lanes = new SessionLanes(Math.Clamp(enough, 1, MostAtOnce));
        RowsAtOnce = RowsInMemory / Lanes.Count;
    }

    /// <summary>Sessions that may be in use at the same time.</summary>
    public SessionLanes Lanes { get; }

    /// <summary>Rows that a session's share of the memory is for.</summary>
    public int RowsAtOnce { get; }

    /// <summary>Waits for a lane and takes a session; disposing the lease gives both back.</summary>
    /// <param name="rows">Rows to work on; for many there is one session with all the memory.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Lease> RentAsync(long rows, CancellationToken cancellationToken)
    {
        var isLarge = rows > RowsAtOnce;
        var lanes = isLarge ? await Lanes.TakeAllAsync(cancellationToken) : await Lanes.TakeAsync(cancellationToken);
        try
        {
            return new Lease(isLarge ? _large : _small, isLarge ? TakeLarge() : TakeSmall(), lanes);
        }
        catch
        {
            // A session that could not be opened must not keep its lane: everybody would wait for it.
            lanes.Dispose();
            throw;
        }
    }

    /// <summary>Takes a session for who holds all lanes already.</summary>
    public Lease Rent() => new(_small, TakeSmall(), null);

    /// <summary>Opens a session that is its caller's, with a share of the memory.</summary>
    public DuckSession Open() => Open(_memory / Lanes.Count, SqlTables.Macros);

    /// <inheritdoc />
    public void Dispose()
    {
        Close(_small);
        Close(_large);
        Lanes.Dispose();
    }

    // One thread each: DuckDB's caller spins while the other threads of its connection work on the last part of a
    // statement. Silver is hundreds of small statements: a second thread doubles their processor time and hardly
    // shortens them; a second session does. And sums of fractions in another order are other bytes.
    private static DuckSession Open(int memory, string preparation) =>
        new(new TransformOptions { Threads = 1, MemoryLimitMb = memory }, preparation);

    // What idle sessions of the other kind hold would come on top of the memory of this one.
    private DuckSession TakeSmall()
    {
        Close(_large);
        return _small.TryTake(out var idle) ? idle : Open();
    }

    // The eighth that is left out is what the allocator holds beyond the limit while large blocks come and go.
    private DuckSession TakeLarge()
    {
        Close(_small);
        return _large.TryTake(out var idle) ? idle : Open(_memory * 7 / 8, $"{GiveFreedBlocksBack};{SqlTables.Macros}");
    }

    private static void Close(ConcurrentBag<DuckSession> idle)
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    /// <summary>A session in use.</summary>
    internal readonly struct Lease(ConcurrentBag<DuckSession> pool, DuckSession duck, IDisposable? lanes)
        : IAsyncDisposable
    {
        /// <summary>The session.</summary>
        public DuckSession Duck => duck;

        /// <summary>Frees what the user staged and gives the session back; one that cannot do that is closed.</summary>
        public async ValueTask DisposeAsync()
        {
            using (lanes)
            {
                if (await IsCleanAsync())
                {
                    pool.Add(duck);
                    return;
                }

                duck.Dispose();
            }
        }

        private async Task<bool> IsCleanAsync()
        {
            try
            {
                await duck.ExecuteAsync("drop table if exists staged", CancellationToken.None);
                return true;
            }
            catch (DuckDB.NET.Data.DuckDBException)
            {
                return false;
            }
        }
    }
}
