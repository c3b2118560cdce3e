using System.Collections.Concurrent;
using System.Text.Json;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Configuration;
using Polly;
using Polly.Retry;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>
/// Creates tables and updates those that lack something, no more often than that: Glue counts versions. Others may do the
/// same at the same time; an update is bound to the version that was read, and after a conflict it is read again.
/// </summary>
internal sealed class GlueTableRegistry
{
    private readonly AwsJsonClient _glue;
    private readonly GluePartitionRegistry _partitions;
    private readonly ResiliencePipeline _afterConflict;

    // What this process saw or made last, by what it wanted: a table that is right is not asked for again.
    private readonly ConcurrentDictionary<string, (string Wanted, GlueTableInput Present)> _ensured = new();

    public GlueTableRegistry(AwsJsonClient glue, GluePartitionRegistry partitions, TimeProvider time)
    {
        (_glue, _partitions) = (glue, partitions);
        _afterConflict = new ResiliencePipelineBuilder { Name = "glue conflicts", TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = 9,
                    Delay = TimeSpan.FromMilliseconds(50),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = TimeSpan.FromSeconds(5),
                    ShouldHandle = new PredicateBuilder().Handle<AwsServiceException>(refused =>
                        refused.Kind is AwsErrorKind.Conflict or AwsErrorKind.AlreadyExists
                    ),
                }
            )
            .Build();
    }

    /// <summary>Makes a table in Glue what it shall be.</summary>
    /// <returns>The table as it is now; its columns may stand in another order.</returns>
    /// <exception cref="CatalogException">The change would take something away.</exception>
    /// <exception cref="ConfigurationException">The database does not exist.</exception>
    public async Task<GlueTarget> EnsureAsync(GlueTarget target, CancellationToken cancellationToken)
    {
        var wanted = JsonSerializer.Serialize(target.Input, GlueJson.Default.GlueTableInput);
        if (!_ensured.TryGetValue(target.FullName, out var ensured) || ensured.Wanted != wanted)
        {
            var present = await _afterConflict.ExecuteAsync(
                async token => await EnsureOnceAsync(target, token),
                cancellationToken
            );
            ensured = _ensured[target.FullName] = (wanted, present);
        }

        return target with
        {
            Input = ensured.Present,
        };
    }

    /// <summary>Forgets what was seen of a table.</summary>
    public void Forget(GlueTarget target) => _ensured.TryRemove(target.FullName, out _);

    private async Task<GlueTableInput> EnsureOnceAsync(GlueTarget target, CancellationToken cancellationToken)
    {
        if (await FindAsync(target, cancellationToken) is not { } current)
        {
            await CreateAsync(target, cancellationToken);
            return target.Input;
        }

        if (GlueTableChange.Find(target, current) is not { } change)
        {
            return target.Input with
            {
                StorageDescriptor = current.StorageDescriptor ?? target.Input.StorageDescriptor,
            };
        }

        // Partitions first: if this process dies in between, the table still tells the next one that something is missing.
        if (change.ChangesColumns)
        {
            await _partitions.AdoptColumnsAsync(target with { Input = change.Input }, cancellationToken);
        }

        await _glue.CallAsync(
            new UpdateTableRequest
            {
                DatabaseName = target.Database,
                TableInput = change.Input,
                VersionId = current.VersionId,
            },
            cancellationToken
        );
        return change.Input;
    }

    private async Task<GlueTable?> FindAsync(GlueTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _glue.CallAsync(
                new GetTableRequest { DatabaseName = target.Database, Name = target.Input.Name },
                cancellationToken
            );
            return answer.Table;
        }
        catch (AwsServiceException refused) when (refused.Kind == AwsErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task CreateAsync(GlueTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await _glue.CallAsync(
                new CreateTableRequest { DatabaseName = target.Database, TableInput = target.Input },
                cancellationToken
            );
        }
        catch (AwsServiceException refused) when (refused.Kind == AwsErrorKind.NotFound)
        {
            throw GlueTrouble.NoDatabase(_glue.Service, target.Definition.Layer, target.Database, refused);
        }
    }
}
