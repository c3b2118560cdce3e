using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using HoopsEdge.Lakehouse.Aws;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>What S3's failures mean: a missing object, a lost race, or something that the user has to mend.</summary>
internal sealed class S3Trouble(string bucket, string region, AwsOptions aws)
{
    /// <summary>The object is not there; other than a bucket that is not there.</summary>
    public static bool IsMissing(AmazonServiceException failure) =>
        failure.StatusCode == HttpStatusCode.NotFound && failure.ErrorCode != "NoSuchBucket";

    /// <summary>The condition of a write did not hold: the version is another one, or gone.</summary>
    public static bool IsLost(AmazonServiceException failure) =>
        failure.StatusCode == HttpStatusCode.PreconditionFailed || IsMissing(failure);

    /// <summary>Somebody else writes the object at this moment: to be tried again.</summary>
    public static bool IsConflict(AmazonServiceException failure) => failure.StatusCode == HttpStatusCode.Conflict;

    /// <summary>Runs an operation; what only the user can mend becomes one line.</summary>
    /// <exception cref="ConfigurationException">The bucket is missing, elsewhere, closed or not reachable.</exception>
    public async Task<T> ExplainAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception failure) when (Explain(failure) is { } line)
        {
            throw line;
        }
    }

    /// <summary>The line for a failure that only the user can mend, or null.</summary>
    public ConfigurationException? Explain(Exception failure) =>
        failure switch
        {
            AmazonS3Exception { ErrorCode: "NoSuchBucket" } => new ConfigurationException(
                $"bucket: there is no bucket '{bucket}' in {region}; it must exist, HoopsEdge never creates one",
                failure
            ),
            AmazonServiceException wrong when IsElsewhere(wrong) => new ConfigurationException(
                $"region: the bucket '{bucket}' is not in {region}{RegionOf(wrong)}",
                failure
            ),
            _ => AwsTrouble.Explain(failure, $"the bucket s3://{bucket}", aws),
        };

    private static bool IsElsewhere(AmazonServiceException failure) =>
        failure.StatusCode == HttpStatusCode.MovedPermanently
        || failure.ErrorCode
            is "PermanentRedirect"
                or "TemporaryRedirect"
                or "AuthorizationHeaderMalformed"
                or "IllegalLocationConstraintException";

    private static string RegionOf(AmazonServiceException failure) =>
        failure.InnerException is HttpErrorResponseException { Response: { } answer }
        && answer.GetHeaderValue("x-amz-bucket-region") is { Length: > 0 } there
            ? $" but in {there}"
            : "";
}
