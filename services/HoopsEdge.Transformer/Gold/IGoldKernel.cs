using HoopsEdge.Lakehouse.Query;

namespace HoopsEdge.Transformer.Gold;

/// <summary>
/// Computes what SQL cannot for the gold tables whose header names it. The engine opens a session with views of the
/// inputs and the kernel's empty output tables; the tables' own statements select from what the kernel appends there,
/// so that names, types and comments of columns stay in the .sql files. The result is shared by the tables of one
/// season and must depend on nothing but the input rows, the season and <see cref="Settings"/>.
/// </summary>
public interface IGoldKernel
{
    /// <summary>Name of its .sql files in Sql/gold/kernels/ and of the table that it fills.</summary>
    string Name { get; }

    /// <summary>Every setting that the result depends on, and a number that grows when the arithmetic changes. Tables are
    /// built again when it changes.</summary>
    string Settings { get; }

    /// <summary>Reads the input rows of one season, computes, and appends the result.</summary>
    /// <param name="stage">Where to read and write.</param>
    /// <param name="cancellationToken">Stops; nothing of the lake has been touched.</param>
    Task StageAsync(KernelStage stage, CancellationToken cancellationToken);
}

/// <summary>What a kernel works on.</summary>
/// <param name="Duck">A session with a view for each input and the empty output tables; see
/// <see cref="DuckSession.AppendAsync"/>.</param>
/// <param name="Season">Year in which the season ends.</param>
/// <param name="Query">The statement of Sql/gold/kernels/NAME.sql: the input rows.</param>
public sealed record KernelStage(DuckSession Duck, int Season, string Query);
