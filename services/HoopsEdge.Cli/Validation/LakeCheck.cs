using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cli.Validation;

/// <summary>What checks look at.</summary>
/// <param name="Session">A session with the views of the lake.</param>
/// <param name="Tables">The tables that the lake declares.</param>
/// <param name="FilesOf">A table's objects.</param>
internal sealed record LakeUnderTest(
    DuckSession Session,
    IReadOnlyList<TableDefinition> Tables,
    Func<TableDefinition, CancellationToken, Task<IReadOnlyList<LakeFile>>> FilesOf
);

/// <summary>One kind of check over the lake.</summary>
internal interface ILakeCheck
{
    /// <summary>Looks, and says what it saw.</summary>
    Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken);
}
