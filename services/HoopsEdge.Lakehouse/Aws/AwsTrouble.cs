using System.Globalization;
using System.Net;
using Amazon.Runtime;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.Aws;

/// <summary>
/// Failures that no retry mends, in one line for the person who can: wrong or missing credentials, denied access, a
/// server that does not answer. Never repeats or carries what the server says, for that may quote keys, tokens and
/// signatures, and whatever an exception carries is in a log one day.
/// </summary>
internal static class AwsTrouble
{
    private static readonly string[] RefusedCredentials =
    [
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "IncompleteSignatureException",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "InvalidToken",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "RequestExpired",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
        "TokenRefreshRequired",
        "UnrecognizedClientException",
    ];

    private static readonly string[] Denials =
    [
        "AccessDenied",
        "AccessDeniedException",
        "AllAccessDisabled",
        "Forbidden",
    ];

    /// <summary>Says what stands in the way.</summary>
    /// <param name="failure">What the SDK threw.</param>
    /// <param name="what">What was to be used, such as <c>the bucket s3://hoops-edge</c>.</param>
    /// <param name="aws">How AWS is reached.</param>
    /// <returns>The exception to throw instead, or null when the failure is of another kind.</returns>
    public static ConfigurationException? Explain(Exception failure, string what, AwsOptions aws)
    {
        var line = failure switch
        {
            AmazonServiceException { ErrorCode: { } code } when RefusedCredentials.Contains(code) =>
                $"AWS refuses the credentials for {what} ({code}): renew them, or choose others with AWS_PROFILE",
            AmazonServiceException { ErrorCode: { } code } when Denials.Contains(code) => Denied(what),
            AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } => Denied(what),
            AmazonClientException { Message: { } message } when IsWithoutCredentials(message) =>
                $"there are no AWS credentials for {what}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give the machine a role",
            _ when IsUnreachable(failure) => aws.EndpointUrl is { } url
                ? $"aws.endpoint_url: {url.GetLeftPart(UriPartial.Authority)} does not answer, so {what} cannot be used"
                : $"AWS does not answer, so {what} cannot be used: is region right, and is there a way to the internet?",
            _ => null,
        };
        return line is null ? null : new ConfigurationException(line);
    }

    /// <summary>Says of a refusal that nothing here is prepared for what it was.</summary>
    public static AwsServiceException Refusal(AmazonServiceException failure, string what)
    {
        var status = (int)failure.StatusCode;
        return new AwsServiceException(
            status >= 500 ? AwsErrorKind.Unavailable : AwsErrorKind.Invalid,
            string.Create(
                CultureInfo.InvariantCulture,
                $"AWS refuses a request for {what}: {failure.ErrorCode} (HTTP {status}, request {failure.RequestId})"
            )
        );
    }

    private static string Denied(string what) =>
        $"access to {what} is denied: infra/terraform has the policy that each service needs";

    private static bool IsWithoutCredentials(string message) =>
        message.Contains("resolve AWS credentials", StringComparison.OrdinalIgnoreCase)
        || message.Contains("Unable to get IAM security credentials", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnreachable(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (
                inner is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                }
            )
            {
                return true;
            }
        }

        return false;
    }
}
