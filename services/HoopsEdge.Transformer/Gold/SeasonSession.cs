using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>Sessions for the tables of a season. Those with a kernel have one for themselves, one table after the other,
/// so that they share what it has computed.</summary>
internal sealed class SeasonSession(int season, InputViews views, TablePlanner planner, DuckSessions sessions)
    : IDisposable
{
    private readonly HashSet<string> _staged = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _kernelTurn = new(1, 1);
    private DuckSession? _kernels;

    /// <summary>Sessions that compute at the same time.</summary>
    public int AtOnce => sessions.Lanes.Count;

    /// <summary>Computes a table in a session with the views of its inputs and what its kernel has computed.</summary>
    public async Task UseAsync(
        SqlTable table,
        IReadOnlyList<InputFiles> inputs,
        Func<DuckSession, Task> compute,
        CancellationToken cancellationToken
    )
    {
        if (table.Kernel is { } kernel)
        {
            await UseKernelAsync(kernel, inputs, compute, cancellationToken);
            return;
        }

        await using var session = await sessions.RentAsync(0, cancellationToken);
        await ComputeAsync(session.Duck, inputs, compute, cancellationToken);
    }

    /// <summary>Computes groups of days, each on its own, with no other table computed meanwhile.</summary>
    public async Task UseAllAsync<T>(
        IEnumerable<T> groups,
        Func<T, IEnumerable<InputFiles>> inputsOf,
        Func<DuckSession, T, Task> compute,
        CancellationToken cancellationToken
    )
    {
        using var all = await sessions.Lanes.TakeAllAsync(cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            groups,
            parallel,
            async (group, token) =>
            {
                await using var session = sessions.Rent();
                await ComputeAsync(session.Duck, inputsOf(group), duck => compute(duck, group), token);
            }
        );
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _kernels?.Dispose();
        _kernelTurn.Dispose();
    }

    private async Task ComputeAsync(
        DuckSession duck,
        IEnumerable<InputFiles> inputs,
        Func<DuckSession, Task> compute,
        CancellationToken cancellationToken
    )
    {
        await views.CreateAsync(duck, season, inputs, cancellationToken);
        await compute(duck);
    }

    private async Task UseKernelAsync(
        string kernel,
        IReadOnlyList<InputFiles> inputs,
        Func<DuckSession, Task> compute,
        CancellationToken cancellationToken
    )
    {
        await _kernelTurn.WaitAsync(cancellationToken);
        try
        {
            using var lane = await sessions.Lanes.TakeAsync(cancellationToken);
            var duck = _kernels ??= sessions.Open();
            await views.CreateAsync(duck, season, inputs, cancellationToken);
            if (!_staged.Contains(kernel))
            {
                var query = SqlTables.Kernels[kernel];
                await duck.ExecuteAsync(query.CreateOutput, cancellationToken);
                await planner.Kernel(kernel).StageAsync(new KernelStage(duck, season, query.Query), cancellationToken);
                _staged.Add(kernel);
            }

            await compute(duck);
        }
        finally
        {
            _kernelTurn.Release();
        }
    }
}
