using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Gold;

/// <summary>One session for the tables of a season, so that they share what a kernel has computed.</summary>
internal sealed class SeasonSession(int season, InputViews views, TablePlanner planner, TransformOptions options)
    : IDisposable
{
    private readonly HashSet<string> _staged = new(StringComparer.Ordinal);
    private DuckSession? _duck;

    /// <summary>Creates the views of a table's inputs and lets its kernel compute, if no table before had it do so.</summary>
    public async Task<DuckSession> PrepareAsync(
        SqlTable table,
        IReadOnlyList<InputFiles> inputs,
        CancellationToken cancellationToken
    )
    {
        _duck ??= GoldSession.Open(options);
        await views.CreateAsync(_duck, season, inputs, cancellationToken);
        if (table.Kernel is { } name && !_staged.Contains(name))
        {
            var query = SqlTables.Kernels[name];
            await _duck.ExecuteAsync(query.CreateOutput, cancellationToken);
            await planner.Kernel(name).StageAsync(new KernelStage(_duck, season, query.Query), cancellationToken);
            _staged.Add(name);
        }

        return _duck;
    }

    /// <inheritdoc />
    public void Dispose() => _duck?.Dispose();
}
