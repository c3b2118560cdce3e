using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// Puts a file as one object, in parts when it is large. The condition is checked by S3 in the request that makes the
/// object visible; when somebody else is writing at that moment (409) it is tried again a few times.
/// </summary>
internal sealed class S3Upload(IAmazonS3 client, string bucket, int partBytes, TimeProvider time)
{
    private const int MostConflicts = 5;
    private static readonly TimeSpan ConflictPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Puts a file.</summary>
    /// <returns>The ETag, or null when the condition did not hold.</returns>
    public Task<string?> PutAsync(
        string key,
        string file,
        WriteCondition condition,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken
    ) =>
        new FileInfo(file).Length <= partBytes
            ? PutWholeAsync(key, file, condition, metadata, cancellationToken)
            : PutPartsAsync(key, file, condition, metadata, cancellationToken);

    private Task<string?> PutWholeAsync(
        string key,
        string file,
        WriteCondition condition,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken
    ) =>
        CommitAsync(
            condition,
            async () =>
            {
                var request = new PutObjectRequest
                {
                    BucketName = bucket,
                    Key = key,
                    FilePath = file,
                    IfMatch = IfMatch(condition),
                    IfNoneMatch = IfNoneMatch(condition),
                };
                foreach (var (name, value) in metadata)
                {
                    request.Metadata.Add(name, value);
                }

                return (await client.PutObjectAsync(request, cancellationToken)).ETag;
            },
            cancellationToken
        );

    private async Task<string?> PutPartsAsync(
        string key,
        string file,
        WriteCondition condition,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken
    )
    {
        var initiate = new InitiateMultipartUploadRequest { BucketName = bucket, Key = key };
        foreach (var (name, value) in metadata)
        {
            initiate.Metadata.Add(name, value);
        }

        var upload = await client.InitiateMultipartUploadAsync(initiate, cancellationToken);
        var isDone = false;
        try
        {
            var complete = new CompleteMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = upload.UploadId,
                IfMatch = IfMatch(condition),
                IfNoneMatch = IfNoneMatch(condition),
                PartETags = await PutEachPartAsync(key, file, upload.UploadId, cancellationToken),
            };
            var etag = await CommitAsync(
                condition,
                async () => (await client.CompleteMultipartUploadAsync(complete, cancellationToken)).ETag,
                cancellationToken
            );
            isDone = etag is not null;
            return etag;
        }
        finally
        {
            if (!isDone)
            {
                await AbandonAsync(key, upload.UploadId);
            }
        }
    }

    private async Task<List<PartETag>> PutEachPartAsync(
        string key,
        string file,
        string uploadId,
        CancellationToken cancellationToken
    )
    {
        var length = new FileInfo(file).Length;
        var parts = new List<PartETag>();
        for (var position = 0L; position < length; position += partBytes)
        {
            var request = new UploadPartRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = uploadId,
                PartNumber = parts.Count + 1,
                FilePath = file,
                FilePosition = position,
                PartSize = Math.Min(partBytes, length - position),
            };
            parts.Add(new PartETag(await client.UploadPartAsync(request, cancellationToken)));
        }

        return parts;
    }

    // Parts of an upload that is not completed cost money until they are thrown away.
    private async Task AbandonAsync(string key, string uploadId)
    {
        try
        {
            var abort = new AbortMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = uploadId,
            };
            await client.AbortMultipartUploadAsync(abort, CancellationToken.None);
        }
        catch (AmazonServiceException)
        {
            // The bucket's lifecycle rule for abandoned uploads does it; what led here is what the caller has to know.
        }
    }

    private async Task<string?> CommitAsync(
        WriteCondition condition,
        Func<Task<string>> commit,
        CancellationToken cancellationToken
    )
    {
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                return S3ETag.Bare(await commit());
            }
            catch (AmazonServiceException failure) when (IsConditional(condition) && S3Trouble.IsLost(failure))
            {
                return null;
            }
            catch (AmazonServiceException failure) when (S3Trouble.IsConflict(failure) && conflicts < MostConflicts)
            {
                var pause = ConflictPause * Math.Pow(2, conflicts) * (0.5 + Random.Shared.NextDouble());
                await Task.Delay(pause, time, cancellationToken);
            }
            catch (AmazonServiceException failure) when (IsConditional(condition) && S3Trouble.IsConflict(failure))
            {
                return null;
            }
        }
    }

    private static bool IsConditional(WriteCondition condition) => condition != WriteCondition.Always;

    private static string? IfMatch(WriteCondition condition) => condition.ETag is { } etag ? S3ETag.Quoted(etag) : null;

    private static string? IfNoneMatch(WriteCondition condition) => condition.MustBeAbsent ? "*" : null;
}
