using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>
/// The catalog in AWS Glue, which Athena and other engines read: an external table a declared table, a partition a
/// partition. Tables and partitions are its own; the databases are Terraform's and must exist.
/// </summary>
public sealed class GlueCatalog : ICatalog
{
    private readonly GlueTargets _targets;
    private readonly GlueTableRegistry _tables;
    private readonly GluePartitionRegistry _partitions;

    internal GlueCatalog(GlueTargets targets, GlueTableRegistry tables, GluePartitionRegistry partitions) =>
        (_targets, _tables, _partitions) = (targets, tables, partitions);

    /// <inheritdoc />
    /// <exception cref="CatalogException">The table in Glue is another one, or would lose a column; says how to mend it.</exception>
    /// <exception cref="Configuration.ConfigurationException">The database does not exist.</exception>
    /// <exception cref="AwsServiceException">Glue refused a request.</exception>
    public async Task UpdateAsync(
        TableDefinition definition,
        IReadOnlyCollection<PartitionChange> changes,
        CancellationToken cancellationToken
    )
    {
        var target = _targets.Of(definition);
        try
        {
            await ApplyAsync(target, changes, cancellationToken);
        }
        catch (AwsServiceException refused) when (refused.Kind == AwsErrorKind.NotFound)
        {
            // Somebody dropped the table that this process remembers.
            _tables.Forget(target);
            _partitions.Forget(target);
            await ApplyAsync(target, changes, cancellationToken);
        }
    }

    private async Task ApplyAsync(
        GlueTarget wanted,
        IReadOnlyCollection<PartitionChange> changes,
        CancellationToken cancellationToken
    )
    {
        var target = await _tables.EnsureAsync(wanted, cancellationToken);
        if (target.Definition.PartitionedBy.Count == 0)
        {
            return;
        }

        // Of several changes to one partition the last one counts, but a partition that went in between is put in anew.
        var gone = changes.Where(change => change.Key is null).Select(change => change.Partition).Distinct();
        await _partitions.RemoveAsync(target, gone, cancellationToken);
        var present = changes
            .GroupBy(change => change.Partition)
            .Where(group => group.Last().Key is not null)
            .Select(group => group.Key);
        await _partitions.RegisterAsync(target, present, cancellationToken);
    }
}
