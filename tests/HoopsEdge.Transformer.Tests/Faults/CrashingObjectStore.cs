using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Transformer.Tests.Faults;

/// <summary>A lake whose user dies before or after any operation: after one, the work is done and nobody learns of it.</summary>
internal sealed class CrashingObjectStore(IObjectStore inner, CrashSchedule crash) : IObjectStore
{
    public string Location => inner.Location;

    public Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken) =>
        Read(() => inner.FindAsync(key, cancellationToken));

    public async Task<IReadOnlyDictionary<string, string?>> VersionsAsync(
        string prefix,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var versions = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            versions[key] = (await FindAsync(key, cancellationToken))?.ETag;
        }

        return versions;
    }

    public Task<bool> HoldsAsync(ListedObject found, string file, CancellationToken cancellationToken) =>
        inner.HoldsAsync(found, file, cancellationToken);

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken) =>
        Read(() => inner.OpenReadAsync(key, cancellationToken));

    public Task<IReadOnlyDictionary<string, string>> ReadMetadataAsync(
        string key,
        CancellationToken cancellationToken
    ) => Read(() => inner.ReadMetadataAsync(key, cancellationToken));

    public Task<string?> PutFileAsync(
        string key,
        string sourceFile,
        WriteCondition condition,
        IReadOnlyDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    ) => Write(() => inner.PutFileAsync(key, sourceFile, condition, metadata, cancellationToken));

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        crash.Step();
        return inner.ListAsync(prefix, cancellationToken);
    }

    public Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken) =>
        Write(() => inner.DeleteAsync(key, condition, cancellationToken));

    public Task<string?> LocalPathAsync(string key, WantedContent content, CancellationToken cancellationToken) =>
        Read(() => inner.LocalPathAsync(key, content, cancellationToken));

    public Task<ReplaceResult> ReplaceFileAsync(
        string key,
        string sourceFile,
        string? version,
        CancellationToken cancellationToken
    ) => Write(() => inner.ReplaceFileAsync(key, sourceFile, version, cancellationToken));

    private Task<T> Read<T>(Func<Task<T>> operation)
    {
        crash.Step();
        return operation();
    }

    private async Task<T> Write<T>(Func<Task<T>> operation)
    {
        crash.Step();
        var result = await operation();
        crash.Step();
        return result;
    }
}
