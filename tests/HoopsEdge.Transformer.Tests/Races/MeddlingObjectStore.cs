using System.Collections.Concurrent;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Transformer.Tests.Races;

/// <summary>A lake in which somebody else acts at a chosen moment of another's work, once.</summary>
internal sealed class MeddlingObjectStore(IObjectStore inner, Meddling meddling) : IObjectStore
{
    public string Location => inner.Location;

    public async Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var found = await inner.FindAsync(key, cancellationToken);
        await meddling.ActAsync(Moment.VersionRead, key);
        return found;
    }

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
        inner.OpenReadAsync(key, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> ReadMetadataAsync(
        string key,
        CancellationToken cancellationToken
    ) => inner.ReadMetadataAsync(key, cancellationToken);

    public Task<string?> PutFileAsync(
        string key,
        string sourceFile,
        WriteCondition condition,
        IReadOnlyDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    ) => inner.PutFileAsync(key, sourceFile, condition, metadata, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    public async Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken)
    {
        await meddling.ActAsync(Moment.Writing, key);
        return await inner.DeleteAsync(key, condition, cancellationToken);
    }

    public async Task<string?> LocalPathAsync(string key, WantedContent content, CancellationToken cancellationToken)
    {
        await meddling.ActAsync(Moment.ClaimsRead, key);
        return await inner.LocalPathAsync(key, content, cancellationToken);
    }

    public async Task<ReplaceResult> ReplaceFileAsync(
        string key,
        string sourceFile,
        string? version,
        CancellationToken cancellationToken
    )
    {
        await meddling.ActAsync(Moment.Writing, key);
        var result = await inner.ReplaceFileAsync(key, sourceFile, version, cancellationToken);
        meddling.Results.Enqueue(result);
        await meddling.ActAsync(Moment.Written, key);
        return result;
    }
}

/// <summary>Moments of building a silver partition.</summary>
public enum Moment
{
    /// <summary>The version to replace is read, the claims are not.</summary>
    VersionRead,

    /// <summary>The claims are read, the rows are not.</summary>
    ClaimsRead,

    /// <summary>The rows are computed, the object is not written.</summary>
    Writing,

    /// <summary>The object is written, the claims are not looked at again.</summary>
    Written,
}

/// <summary>What somebody else does, and when.</summary>
internal sealed class Meddling(Moment moment, Func<Task> act)
{
    private int _acted;

    /// <summary>What became of each write.</summary>
    public ConcurrentQueue<ReplaceResult> Results { get; } = new();

    public async Task ActAsync(Moment now, string key)
    {
        var layer = now == Moment.ClaimsRead ? "bronze/" : "silver/";
        if (
            now == moment
            && key.StartsWith(layer, StringComparison.Ordinal)
            && Interlocked.Exchange(ref _acted, 1) == 0
        )
        {
            await act();
        }
    }
}
