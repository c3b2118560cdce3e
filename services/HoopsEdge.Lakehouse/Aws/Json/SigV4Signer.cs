using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>
/// Signs requests with AWS Signature Version 4 (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
/// AWSSDK.Core has a signer too, but in a namespace that is called Internal.
/// </summary>
/// <param name="region">Region that is asked, such as us-east-1.</param>
/// <param name="service">Name under which the service checks signatures, such as glue.</param>
public sealed partial class SigV4Signer(string region, string service)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>
    /// Adds the date, the session token and the signature. Every header that the request has by now is signed; the path is
    /// taken as the URI has it, which is right for the JSON services: theirs is always /.
    /// </summary>
    /// <param name="request">The request; has no Authorization header yet.</param>
    /// <param name="body">The bytes that the request will send.</param>
    /// <param name="keys">Who asks.</param>
    /// <param name="at">The time of the request; AWS refuses one that is more than five minutes off.</param>
    public void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, ImmutableCredentials keys, DateTimeOffset at)
    {
        var instant = at.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", instant);
        if (keys.UseToken)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", keys.Token);
        }

        var headers = Headers(request);
        var signedHeaders = string.Join(';', headers.Keys);
        var canonical = string.Join(
            '\n',
            [
                request.Method.Method,
                Uri(request).AbsolutePath,
                Query(Uri(request)),
                .. headers.Select(header => $"{header.Key}:{header.Value}"),
                "",
                signedHeaders,
                Hex(SHA256.HashData(body)),
            ]
        );
        var scope = $"{instant[..8]}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{instant}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(Hmac(SigningKey(keys.SecretKey, instant[..8]), toSign));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={keys.AccessKey}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}"
        );
    }

    private byte[] SigningKey(string secret, string day)
    {
        var ofDay = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), day);
        return Hmac(Hmac(Hmac(ofDay, region), service), "aws4_request");
    }

    private static SortedDictionary<string, string> Headers(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? Uri(request).Authority,
        };
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []))
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                headers[name.ToLowerInvariant()] = string.Join(
                    ',',
                    values.Select(value => Spaces().Replace(value.Trim(), " "))
                );
            }
        }

        return headers;
    }

    private static string Query(Uri uri) =>
        string.Join(
            '&',
            uri.Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(parameter => parameter.Split('=', 2))
                .Select(pair => (Name: Encode(pair[0]), Value: pair.Length == 2 ? Encode(pair[1]) : ""))
                .OrderBy(pair => pair.Name, StringComparer.Ordinal)
                .ThenBy(pair => pair.Value, StringComparer.Ordinal)
                .Select(pair => $"{pair.Name}={pair.Value}")
        );

    private static string Encode(string text) => System.Uri.EscapeDataString(System.Uri.UnescapeDataString(text));

    private static Uri Uri(HttpRequestMessage request) =>
        request.RequestUri ?? throw new ArgumentException("The request has no address", nameof(request));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
