using Amazon.Runtime;
using Amazon.S3.Model;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// Finds out at the start whether the store honours If-None-Match and If-Match: two writes that it must refuse, to an
/// object of its own in tmp/. Meets a missing bucket, denied access or a wrong region as well.
/// </summary>
internal sealed class ConditionalWriteProbe(S3Access access, LayoutOptions layout, ConditionalWrites wanted)
    : IStoreCheck
{
    private const string NoSuchETag = "00000000000000000000000000000000";

    /// <inheritdoc />
    public Task CheckAsync(CancellationToken cancellationToken) =>
        access.Trouble.ExplainAsync(async () =>
        {
            if (wanted == ConditionalWrites.Require && await FindIgnoredAsync(cancellationToken) is { } ignored)
            {
                throw new ConfigurationException(
                    $"lake.conditional_writes: the store of bucket '{access.Bucket}' ignores {ignored}, so two writers could lose each other's rows; use a store that honours it, or set lake.conditional_writes to lease"
                );
            }

            return true;
        });

    /// <returns>The header that the store ignores, or null.</returns>
    private async Task<string?> FindIgnoredAsync(CancellationToken cancellationToken)
    {
        // The first ever write of the object may succeed, the second may not.
        var isHonoured =
            !await WriteAsync(request => request.IfNoneMatch = "*", cancellationToken)
            || !await WriteAsync(request => request.IfNoneMatch = "*", cancellationToken);
        return !isHonoured ? "If-None-Match"
            : await WriteAsync(request => request.IfMatch = S3ETag.Quoted(NoSuchETag), cancellationToken) ? "If-Match"
            : null;
    }

    private async Task<bool> WriteAsync(Action<PutObjectRequest> condition, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = access.Bucket,
            Key = $"{layout.Tmp}/conditional-write-probe",
            ContentBody = "Written by HoopsEdge to see whether this store honours conditional writes.",
        };
        condition(request);
        try
        {
            await access.Client.PutObjectAsync(request, cancellationToken);
            return true;
        }
        catch (AmazonServiceException refused) when (S3Trouble.IsLost(refused) || S3Trouble.IsConflict(refused))
        {
            return false;
        }
    }
}
