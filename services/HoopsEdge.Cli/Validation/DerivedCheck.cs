namespace HoopsEdge.Cli.Validation;

/// <summary>Play-by-play silver and gold show what they follow from.</summary>
/// <param name="lagging">The derived tables that do not.</param>
internal sealed class DerivedCheck(IReadOnlySet<string> lagging) : ILakeCheck
{
    /// <inheritdoc />
    public Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            .. lagging
                .Order(StringComparer.Ordinal)
                .Select(table => new Finding(
                    Severity.Warning,
                    "derived",
                    table,
                    "behind what it follows from: run hoops gold"
                )),
        ]);
}
