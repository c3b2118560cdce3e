namespace HoopsEdge.Lakehouse.State;

/// <summary>
/// Small JSON documents under a partition and a sort key, with conditional writes. Checkpoints, claims, runs, the
/// rate limiter and the call budget live here; SQLite and DynamoDB keep the same promises.
/// </summary>
public interface IStateStore
{
    /// <summary>Reads one document.</summary>
    /// <returns>The document with its version, or null.</returns>
    Task<StateDocument?> GetAsync(string partition, string sort, CancellationToken cancellationToken);

    /// <summary>The documents of a partition whose sort key starts with a prefix, in sort order.</summary>
    IAsyncEnumerable<StateDocument> QueryAsync(
        string partition,
        string sortPrefix,
        CancellationToken cancellationToken
    );

    /// <summary>Writes a document if its version is still the expected one.</summary>
    /// <param name="partition">Partition key.</param>
    /// <param name="sort">Sort key.</param>
    /// <param name="json">The document.</param>
    /// <param name="expectedVersion">Version that was read; 0 when there must be none yet.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    /// <returns>The new version, or null when somebody else was faster and nothing was written.</returns>
    Task<long?> PutAsync(
        string partition,
        string sort,
        string json,
        long expectedVersion,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes a document if its version is still the expected one.</summary>
    /// <returns>False when it was changed meanwhile or is gone.</returns>
    Task<bool> DeleteAsync(string partition, string sort, long expectedVersion, CancellationToken cancellationToken);
}
