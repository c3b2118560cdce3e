using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// The lake in a bucket of S3 or of a store that speaks its protocol. An object is replaced by one conditional
/// request; DuckDB reads local copies, kept by key and ETag. The bucket must exist and is never created or deleted.
/// </summary>
public sealed class S3ObjectStore : IObjectStore, IDisposable
{
    private readonly IAmazonS3 _client;
    private readonly string _bucket;
    private readonly S3Upload _upload;
    private readonly S3Download _download;
    private readonly S3MetadataFiles _metadata;
    private readonly S3Trouble _trouble;
    private readonly LocalCopies _copies;
    private readonly KnownVersions _versions = new();
    private readonly int _partBytes;

    internal S3ObjectStore(S3Access access, LocalCopies copies, TimeProvider time)
    {
        _client = access.Client;
        _bucket = access.Bucket;
        _trouble = access.Trouble;
        _partBytes = access.PartBytes;
        _upload = new S3Upload(_client, _bucket, _partBytes, time);
        _download = new S3Download(access, copies);
        _metadata = new S3MetadataFiles(access, _upload, _download);
        _copies = copies;
    }

    /// <inheritdoc />
    public string Location => $"s3://{_bucket}";

    /// <inheritdoc />
    public async Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var head = await _download.HeadAsync(key, cancellationToken);
        _versions.Remember(key, head is null ? null : S3ETag.Bare(head.ETag));
        return head is null
            ? null
            : new ObjectInfo(key, head.ContentLength, S3ETag.Bare(head.ETag), TimeOf(head.LastModified));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string?>> VersionsAsync(
        string prefix,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        if (keys.Any(key => !_versions.TryFind(key, out _)))
        {
            // One listing, which also remembers what it shows; what it does not show is not there.
            var listed = await ListAsync(prefix, cancellationToken)
                .ToDictionaryAsync(found => found.Key, found => found.ETag, cancellationToken: cancellationToken);
            foreach (var missing in keys.Where(key => !listed.ContainsKey(key)))
            {
                _versions.Remember(missing, null);
            }
        }

        return keys.ToDictionary(key => key, key => _versions.TryFind(key, out var etag) ? etag : null);
    }

    /// <inheritdoc />
    public async Task<bool> HoldsAsync(ListedObject found, string file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (
            found.ETag is not { } etag
            || found.Bytes != new FileInfo(file).Length
            || !await IsVersionAsync(found.Key, file, etag, cancellationToken)
        )
        {
            return false;
        }

        await _copies.KeepAsync(found.Key, etag, file, cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken) =>
        (await _download.GetAsync(key, null, cancellationToken))?.ResponseStream;

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> ReadMetadataAsync(
        string key,
        CancellationToken cancellationToken
    ) => _metadata.ReadAsync(key, cancellationToken);

    /// <inheritdoc />
    public async Task<string?> PutFileAsync(
        string key,
        string sourceFile,
        WriteCondition condition,
        IReadOnlyDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    )
    {
        var entries = await _metadata.PrepareAsync(key, sourceFile, metadata, cancellationToken);
        var etag = await _trouble.ExplainAsync(() =>
            _upload.PutAsync(key, sourceFile, condition, entries, cancellationToken)
        );
        if (etag is null)
        {
            _versions.Forget(key);
            return null;
        }

        _versions.Remember(key, etag);
        await _copies.KeepAsync(key, etag, sourceFile, cancellationToken);
        return etag;
    }

    /// <inheritdoc />
    public async Task<ReplaceResult> ReplaceFileAsync(
        string key,
        string sourceFile,
        string? version,
        CancellationToken cancellationToken
    )
    {
        if (version is not null && await IsVersionAsync(key, sourceFile, version, cancellationToken))
        {
            // The version may be one that was seen long ago; that it is still the current one has to be asked.
            return await ConfirmAsync(key, sourceFile, version, cancellationToken);
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
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix };
        do
        {
            var page = await _trouble.ExplainAsync(() => _client.ListObjectsV2Async(request, cancellationToken));
            foreach (var found in page.S3Objects ?? [])
            {
                if (!found.Key.EndsWith(S3Metadata.SideSuffix, StringComparison.Ordinal))
                {
                    _versions.Remember(found.Key, S3ETag.Bare(found.ETag));
                    yield return new ListedObject(found.Key, found.Size ?? 0, TimeOf(found.LastModified))
                    {
                        ETag = S3ETag.Bare(found.ETag),
                    };
                }
            }

            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        } while (request.ContinuationToken is not null);
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken)
    {
        if (condition.MustBeAbsent)
        {
            return await FindAsync(key, cancellationToken) is null;
        }

        try
        {
            var request = new DeleteObjectRequest
            {
                BucketName = _bucket,
                Key = key,
                IfMatch = condition.ETag is { } etag ? S3ETag.Quoted(etag) : null,
            };
            await _trouble.ExplainAsync(() => _client.DeleteObjectAsync(request, cancellationToken));
            _versions.Remember(key, null);
            return true;
        }
        catch (AmazonServiceException failure) when (S3Trouble.IsMissing(failure))
        {
            _versions.Forget(key);
            return condition.ETag is null;
        }
        catch (AmazonServiceException failure) when (S3Trouble.IsLost(failure) || S3Trouble.IsConflict(failure))
        {
            _versions.Forget(key);
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<string?> LocalPathAsync(string key, WantedContent content, CancellationToken cancellationToken)
    {
        if (AtHand(key, content) is { } path)
        {
            return path;
        }

        // Of several that want the same object one fetches it.
        using var entered = await _copies.EnterAsync(key, cancellationToken);
        return AtHand(key, content) ?? await _download.ToCopyAsync(key, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    /// <summary>Forgets what is known of an object's version.</summary>
    internal void Forget(string key) => _versions.Forget(key);

    private async Task<ReplaceResult> ConfirmAsync(
        string key,
        string sourceFile,
        string version,
        CancellationToken cancellationToken
    )
    {
        if ((await FindAsync(key, cancellationToken))?.ETag != version)
        {
            _versions.Forget(key);
            return ReplaceResult.Lost;
        }

        await _copies.KeepAsync(key, version, sourceFile, cancellationToken);
        return ReplaceResult.Same;
    }

    private string? AtHand(string key, WantedContent content) =>
        content.IsConstant ? _copies.FindAny(key)
        : content.ETag is { } etag ? _copies.Find(key, etag)
        : null;

    private async Task<bool> IsVersionAsync(
        string key,
        string file,
        string version,
        CancellationToken cancellationToken
    )
    {
        if (await S3ETag.OfFileAsync(file, _partBytes, cancellationToken) == version)
        {
            return true;
        }

        // Where ETags do not follow from the content (KMS keys), a copy of the version can still be compared.
        return _copies.Find(key, version) is { } copy && await FileContent.IsSameAsync(copy, file, cancellationToken);
    }

    private static DateTimeOffset TimeOf(DateTime? modified) =>
        modified is { } at ? new DateTimeOffset(at.ToUniversalTime(), TimeSpan.Zero) : DateTimeOffset.MinValue;
}
