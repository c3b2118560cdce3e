using System.Net;
using System.Text.Json;

namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>Reads the error that a JSON service answers.</summary>
internal static class AwsErrorReader
{
    private static readonly string[] AboutCredentials =
    [
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignatureException",
        "InvalidSignatureException",
        "MissingAuthenticationTokenException",
        "UnrecognizedClientException",
    ];

    /// <summary>The exception for an answer that is no success.</summary>
    /// <param name="service">Name of the service for people.</param>
    /// <param name="operation">The operation that was asked.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The answer's body; not JSON when a proxy answered.</param>
    public static AwsServiceException Read(string service, string operation, HttpStatusCode status, byte[] body)
    {
        var (code, message) = Parse(body);
        var what = code.Length == 0 ? $"HTTP {(int)status}" : code;

        // Words about credentials and signatures may quote them.
        var isSecret = Array.IndexOf(AboutCredentials, code) >= 0;
        return new AwsServiceException(
            KindOf(code, status),
            $"AWS {service} refused {operation}: {what}{(message.Length == 0 || isSecret ? "" : ": " + message)}"
        );
    }

    /// <summary>What an error code means; the code comes from an answer or from one item of a batch.</summary>
    public static AwsErrorKind KindOf(string code, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        code switch
        {
            "EntityNotFoundException" => AwsErrorKind.NotFound,
            "AlreadyExistsException" => AwsErrorKind.AlreadyExists,
            "ConcurrentModificationException" or "VersionMismatchException" => AwsErrorKind.Conflict,
            "AccessDeniedException" or "UnrecognizedClientException" or "InvalidSignatureException" =>
                AwsErrorKind.Denied,
            "ExpiredTokenException" or "ExpiredToken" => AwsErrorKind.Expired,
            "ThrottlingException"
            or "Throttling"
            or "TooManyRequestsException"
            or "RequestLimitExceeded"
            or "ConcurrentRunsExceededException" => AwsErrorKind.Throttled,
            "ResourceNumberLimitExceededException" => AwsErrorKind.LimitReached,
            "InternalServiceException" or "InternalFailure" or "OperationTimeoutException" or "ServiceUnavailable" =>
                AwsErrorKind.Unavailable,
            _ when status == HttpStatusCode.TooManyRequests => AwsErrorKind.Throttled,
            _ when (int)status >= 500 => AwsErrorKind.Unavailable,
            _ => AwsErrorKind.Invalid,
        };

    private static (string Code, string Message) Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var type = Text(document.RootElement, "__type");

            // Some services write the code as com.amazonaws.glue#EntityNotFoundException.
            return (
                type[(type.LastIndexOf('#') + 1)..],
                Text(document.RootElement, "message") is { Length: > 0 } message
                    ? message
                    : Text(document.RootElement, "Message")
            );
        }
        catch (JsonException)
        {
            return ("", "");
        }
    }

    private static string Text(JsonElement error, string name) =>
        error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? (value.GetString() ?? "").ReplaceLineEndings(" ")
            : "";
}
