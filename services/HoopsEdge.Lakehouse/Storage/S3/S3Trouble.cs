using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using HoopsEdge.Lakehouse.Aws;
using HoopsEdge.Lakehouse.Aws.Json;
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
    /// <exception cref="AwsServiceException">S3 refused the request for a reason that no caller expects.</exception>
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

    private string Lake => $"the bucket s3://{bucket}";

    private Exception? Explain(Exception failure) =>
        failure switch
        {
            AmazonS3Exception { ErrorCode: "NoSuchBucket" } => new ConfigurationException(
                $"bucket: there is no bucket '{bucket}' in {region}; it must exist, HoopsEdge never creates one"
            ),
            AmazonServiceException wrong when IsElsewhere(wrong) => new ConfigurationException(
                $"region: the bucket '{bucket}' is not in {region}{RegionOf(wrong)}"
            ),
            _ when AwsTrouble.Explain(failure, Lake, aws) is { } line => line,
            AmazonServiceException refused when !IsExpected(refused) => AwsTrouble.Refusal(refused, Lake),
            _ => null,
        };

    private static bool IsExpected(AmazonServiceException failure) =>
        failure.StatusCode
            is HttpStatusCode.NotModified
                or HttpStatusCode.NotFound
                or HttpStatusCode.Conflict
                or HttpStatusCode.PreconditionFailed;

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
