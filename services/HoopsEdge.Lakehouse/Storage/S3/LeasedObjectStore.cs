using HoopsEdge.Lakehouse.State;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// Conditional writes for a store that ignores their conditions: compared and written under a lease in the state store.
/// Weaker than the real thing: a writer that is held up for longer than <see cref="Longest"/> between the two can
/// overwrite another one.
/// </summary>
internal sealed class LeasedObjectStore(S3ObjectStore inner, Leases leases, TimeProvider time) : IObjectStore
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc />
    public string Location => inner.Location;

    /// <inheritdoc />
    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) =>
        inner.FindAsync(key, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string?>> VersionsAsync(
        string prefix,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    ) => inner.VersionsAsync(prefix, keys, cancellationToken);

    /// <inheritdoc />
    public Task<bool> HoldsAsync(ListedObject found, string file, CancellationToken cancellationToken) =>
        inner.HoldsAsync(found, file, cancellationToken);

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken) =>
        inner.OpenReadAsync(key, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> ReadMetadataAsync(
        string key,
        CancellationToken cancellationToken
    ) => inner.ReadMetadataAsync(key, cancellationToken);

    /// <inheritdoc />
    public async Task<string?> PutFileAsync(
        string key,
        string sourceFile,
        WriteCondition condition,
        IReadOnlyDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    )
    {
        await using var lease = await TakeAsync(key, cancellationToken);
        return
            condition == WriteCondition.Always
            || condition.Allows((await inner.FindAsync(key, cancellationToken))?.ETag)
            ? await inner.PutFileAsync(key, sourceFile, WriteCondition.Always, metadata, cancellationToken)
            : null;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken)
    {
        await using var lease = await TakeAsync(key, cancellationToken);
        return (
                condition == WriteCondition.Always
                || condition.Allows((await inner.FindAsync(key, cancellationToken))?.ETag)
            ) && await inner.DeleteAsync(key, WriteCondition.Always, cancellationToken);
    }

    /// <inheritdoc />
    public Task<string?> LocalPathAsync(string key, WantedContent content, CancellationToken cancellationToken) =>
        inner.LocalPathAsync(key, content, cancellationToken);

    /// <inheritdoc />
    public async Task<ReplaceResult> ReplaceFileAsync(
        string key,
        string sourceFile,
        string? version,
        CancellationToken cancellationToken
    )
    {
        await using var lease = await TakeAsync(key, cancellationToken);
        var current = (await inner.FindAsync(key, cancellationToken))?.ETag;
        if (current == version)
        {
            return await inner.ReplaceFileAsync(key, sourceFile, version, cancellationToken);
        }

        inner.Forget(key);
        return ReplaceResult.Lost;
    }

    private async Task<Held> TakeAsync(string key, CancellationToken cancellationToken)
    {
        var name = $"write/{key}";
        var holder = Guid.NewGuid().ToString("n");
        while (!await leases.TakeAsync(name, holder, Longest, cancellationToken))
        {
            await Task.Delay(Pause, time, cancellationToken);
        }

        return new Held(leases, name, holder);
    }

    private sealed class Held(Leases leases, string name, string holder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await leases.ReleaseAsync(name, holder, CancellationToken.None);
    }
}
