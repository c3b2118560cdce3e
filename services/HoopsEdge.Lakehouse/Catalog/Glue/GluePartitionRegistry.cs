using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>
/// Registers the partitions of tables in batches and takes them out again. What is done already, by this process or by
/// another one, is no error.
/// </summary>
internal sealed class GluePartitionRegistry(AwsJsonClient glue, GlueBatches batches)
{
    private const int LargestBatch = 100;
    private const int LargestDeletion = 25;

    // Paths that this process registered or saw, by table: most updates of a lake are of partitions that are known.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _known = new();

    /// <summary>Registers the partitions that are not known yet.</summary>
    public async Task RegisterAsync(GlueTarget target, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var known = KnownOf(target);
        var missing = paths.Where(path => !known.ContainsKey(path)).Select(path => (path, target.Partition(path)));
        foreach (var batch in missing.Chunk(LargestBatch))
        {
            await batches.RunAsync(
                "register",
                target,
                [.. batch.Select(item => item.Item2)],
                partition => partition.Values,
                partitions => new BatchCreatePartitionRequest
                {
                    DatabaseName = target.Database,
                    TableName = target.Input.Name,
                    PartitionInputList = partitions,
                },
                AwsErrorKind.AlreadyExists,
                cancellationToken
            );
            foreach (var (path, _) in batch)
            {
                known[path] = true;
            }
        }
    }

    /// <summary>Takes partitions out.</summary>
    public async Task RemoveAsync(GlueTarget target, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var known = KnownOf(target);
        foreach (var batch in paths.Chunk(LargestDeletion))
        {
            foreach (var path in batch)
            {
                known.TryRemove(path, out _);
            }

            await batches.RunAsync(
                "take out",
                target,
                [
                    .. batch.Select(path => new GluePartitionValues
                    {
                        Values = PartitionPath.ValuesOf(target.Definition, path),
                    }),
                ],
                partition => partition.Values,
                partitions => new BatchDeletePartitionRequest
                {
                    DatabaseName = target.Database,
                    TableName = target.Input.Name,
                    PartitionsToDelete = partitions,
                },
                AwsErrorKind.NotFound,
                cancellationToken
            );
        }
    }

    /// <summary>The partitions that Glue has, and where each is; none when it does not have the table.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ReadAsync(
        GlueTarget target,
        CancellationToken cancellationToken
    )
    {
        var locations = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var partition in ListAsync(target, withColumns: false, cancellationToken))
        {
            locations[PartitionPath.Of(target.Definition, partition.Values)] = partition.StorageDescriptor?.Location;
        }

        _known[target.FullName] = new ConcurrentDictionary<string, bool>(
            locations.Keys.Select(path => KeyValuePair.Create(path, true))
        );
        return locations;
    }

    /// <summary>Gives every partition the table's columns: a partition has columns of its own, which queries go by.</summary>
    public async Task AdoptColumnsAsync(GlueTarget target, CancellationToken cancellationToken)
    {
        var columns = target.Input.StorageDescriptor.Columns;
        var outdated = new List<GluePartitionUpdate>();
        await foreach (var partition in ListAsync(target, withColumns: true, cancellationToken))
        {
            if (partition.StorageDescriptor is { } storage && !storage.Columns.SequenceEqual(columns))
            {
                outdated.Add(
                    new GluePartitionUpdate
                    {
                        PartitionValueList = partition.Values,
                        PartitionInput = partition with { StorageDescriptor = storage with { Columns = columns } },
                    }
                );
            }
        }

        foreach (var batch in outdated.Chunk(LargestBatch))
        {
            await batches.RunAsync(
                "update",
                target,
                batch,
                update => update.PartitionValueList,
                updates => new BatchUpdatePartitionRequest
                {
                    DatabaseName = target.Database,
                    TableName = target.Input.Name,
                    Entries = updates,
                },
                AwsErrorKind.NotFound,
                cancellationToken
            );
        }
    }

    /// <summary>Forgets which partitions of a table are registered.</summary>
    public void Forget(GlueTarget target) => _known.TryRemove(target.FullName, out _);

    private ConcurrentDictionary<string, bool> KnownOf(GlueTarget target) =>
        _known.GetOrAdd(target.FullName, _ => new ConcurrentDictionary<string, bool>());

    private async IAsyncEnumerable<GluePartition> ListAsync(
        GlueTarget target,
        bool withColumns,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? next = null;
        do
        {
            var page = await PageAsync(target, withColumns, next, cancellationToken);
            foreach (var partition in page.Partitions)
            {
                yield return partition;
            }

            next = page.NextToken;
        } while (next is not null);
    }

    private async Task<GetPartitionsAnswer> PageAsync(
        GlueTarget target,
        bool withColumns,
        string? next,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await glue.CallAsync(
                new GetPartitionsRequest
                {
                    DatabaseName = target.Database,
                    TableName = target.Input.Name,
                    ExcludeColumnSchema = !withColumns,
                    NextToken = next,
                },
                cancellationToken
            );
        }
        catch (AwsServiceException refused) when (refused.Kind == AwsErrorKind.NotFound)
        {
            return new GetPartitionsAnswer();
        }
    }
}
