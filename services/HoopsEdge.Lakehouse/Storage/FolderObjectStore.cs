using System.Buffers;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HoopsEdge.Lakehouse.Storage;

/// <summary>
/// The lake in a folder. An object is one file, replaced by a rename; a conditional write holds a lock file from the
/// look at the current version to the rename, so that processes on one machine cannot overwrite each other. Metadata
/// is a <c>.meta</c> file beside the object.
/// </summary>
public sealed class FolderObjectStore : IObjectStore
{
    private const string MetadataSuffix = ".meta";
    private const string TemporarySuffix = ".partial";
    private const int BytesAtOnce = 1 << 16;
    private readonly string _root;
    private readonly FolderLocks _locks;

    /// <summary>Uses a folder, creating it when it is missing.</summary>
    /// <param name="root">Path of the folder.</param>
    public FolderObjectStore(string root)
    {
        _root = Path.GetFullPath(root);
        _locks = new FolderLocks(Path.Combine(_root, ".locks"));
    }

    /// <inheritdoc />
    public string Location => _root;

    /// <inheritdoc />
    public async Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(key));
        return await ReadETagAsync(file.FullName, cancellationToken) is { } etag && file.Exists
            ? new ObjectInfo(key, file.Length, etag, file.LastWriteTimeUtc)
            : null;
    }

    /// <inheritdoc />
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

    /// <inheritdoc />
    public async Task<bool> HoldsAsync(ListedObject found, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        return File.Exists(PathOf(found.Key))
            && await FileContent.IsSameAsync(PathOf(found.Key), file, cancellationToken);
    }

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(Open(PathOf(key)));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> ReadMetadataAsync(
        string key,
        CancellationToken cancellationToken
    )
    {
        var path = PathOf(key) + MetadataSuffix;
        if (!File.Exists(path))
        {
            return new Dictionary<string, string>();
        }

        await using var stream = Open(path);
        return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(
                stream,
                cancellationToken: cancellationToken
            ) ?? [];
    }

    /// <inheritdoc />
    public async Task<string?> PutFileAsync(
        string key,
        string sourceFile,
        WriteCondition condition,
        IReadOnlyDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    )
    {
        var target = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? _root);
        var partial = $"{target}.{Guid.NewGuid():n}{TemporarySuffix}";
        try
        {
            var etag = await CopyAsync(sourceFile, partial, cancellationToken);
            using var held = await _locks.LockAsync(key, cancellationToken);
            if (!condition.Allows(await ReadETagAsync(target, cancellationToken)))
            {
                return null;
            }

            if (metadata is not null)
            {
                await WriteMetadataAsync(target, metadata, cancellationToken);
            }

            File.Move(partial, target, overwrite: true);
            if (metadata is null)
            {
                File.Delete(target + MetadataSuffix);
            }

            return etag;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <inheritdoc />
    public async Task<ReplaceResult> ReplaceFileAsync(
        string key,
        string sourceFile,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (version is not null && await ReadETagAsync(sourceFile, cancellationToken) == version)
        {
            return ReplaceResult.Same;
        }

        var condition = WriteCondition.IfUnchangedSince(version);
        return await PutFileAsync(key, sourceFile, condition, null, cancellationToken) is null
            ? ReplaceResult.Lost
            : ReplaceResult.Replaced;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedObject> ListAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var end = prefix.LastIndexOf('/');
        var folder = end < 0 ? _root : PathOf(prefix[..end]);
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        var keys = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && IsObject(key))
            .Order(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = new FileInfo(PathOf(key));
            if (file.Exists)
            {
                yield return new ListedObject(key, file.Length, file.LastWriteTimeUtc);
            }
        }
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        using var held = await _locks.LockAsync(key, cancellationToken);
        if (!condition.Allows(await ReadETagAsync(path, cancellationToken)))
        {
            return false;
        }

        if (File.Exists(path))
        {
            File.Delete(path);
            File.Delete(path + MetadataSuffix);
        }

        return true;
    }

    /// <inheritdoc />
    public Task<string?> LocalPathAsync(string key, WantedContent content, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return Task.FromResult(File.Exists(path) ? path : null);
    }

    private static bool IsObject(string key) =>
        key[0] != '.'
        && !key.EndsWith(MetadataSuffix, StringComparison.Ordinal)
        && !key.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    /// <returns>The ETag of what was copied.</returns>
    private static async Task<string> CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        var hash = new XxHash128();
        var buffer = ArrayPool<byte>.Shared.Rent(BytesAtOnce);
        try
        {
            await using var from = Open(source);
            await using var to = new FileStream(
                target,
                FileMode.Create,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 0
            );
            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                hash.Append(buffer.AsSpan(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            to.Flush(flushToDisk: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return ETagOf(hash);
    }

    private static async Task WriteMetadataAsync(
        string target,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken
    )
    {
        var partial = target + MetadataSuffix + TemporarySuffix;
        await using (var stream = File.Create(partial))
        {
            await JsonSerializer.SerializeAsync(stream, metadata, cancellationToken: cancellationToken);
        }

        File.Move(partial, target + MetadataSuffix, overwrite: true);
    }

    private static async Task<string?> ReadETagAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = Open(path);
            var hash = new XxHash128();
            await hash.AppendAsync(stream, cancellationToken);
            return ETagOf(hash);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string ETagOf(XxHash128 hash) => Convert.ToHexStringLower(hash.GetCurrentHash());

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BytesAtOnce, useAsync: false);

    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(_root, key));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"Key '{key}' leads out of the lake", nameof(key));
    }
}
