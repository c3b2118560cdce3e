using System.Net;
using Amazon.Runtime;
using Amazon.S3.Model;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>Reads objects of a bucket, as a stream or into a local copy.</summary>
internal sealed class S3Download(S3Access access, LocalCopies copies)
{
    private const int BrokenDownloads = 3;

    /// <summary>Fetches an object, or finds out that the newest copy is still what it is. A download whose checksum is
    /// wrong, or which breaks off, is made again.</summary>
    public async Task<string?> ToCopyAsync(string key, CancellationToken cancellationToken)
    {
        for (var broken = 1; ; broken++)
        {
            var known = copies.NewestETag(key);
            try
            {
                using var answer = await GetAsync(key, known, cancellationToken);
                return answer is null
                    ? null
                    : await copies.KeepAsync(key, S3ETag.Bare(answer.ETag), answer.ResponseStream, cancellationToken);
            }
            catch (AmazonServiceException same)
                when (same.StatusCode == HttpStatusCode.NotModified && known is not null)
            {
                if (copies.Find(key, known) is { } path)
                {
                    return path;
                }
            }
            catch (Exception failure)
                when (IsBrokenBody(failure) && broken < BrokenDownloads && !cancellationToken.IsCancellationRequested)
            {
                // The next attempt decides; the last one throws.
            }
        }
    }

    /// <summary>Opens an object, unless it still has the given ETag; null when there is none.</summary>
    public async Task<GetObjectResponse?> GetAsync(string key, string? notETag, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetObjectRequest
            {
                BucketName = access.Bucket,
                Key = key,
                EtagToNotMatch = notETag is null ? null : S3ETag.Quoted(notETag),
            };
            return await access.Trouble.ExplainAsync(() => access.Client.GetObjectAsync(request, cancellationToken));
        }
        catch (AmazonServiceException failure) when (S3Trouble.IsMissing(failure))
        {
            return null;
        }
    }

    /// <summary>Looks at an object; null when there is none.</summary>
    public async Task<GetObjectMetadataResponse?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await access.Trouble.ExplainAsync(() =>
                access.Client.GetObjectMetadataAsync(access.Bucket, key, cancellationToken)
            );
        }
        catch (AmazonServiceException failure) when (S3Trouble.IsMissing(failure))
        {
            return null;
        }
    }

    private static bool IsBrokenBody(Exception failure) =>
        failure is IOException or HttpRequestException
        || (failure is AmazonClientException && failure.Message.Contains("hash", StringComparison.OrdinalIgnoreCase));
}
