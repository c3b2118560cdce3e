using System.Text;
using Amazon.Runtime;
using HoopsEdge.Lakehouse.Aws.Json;

namespace HoopsEdge.Aws.Tests.Signing;

/// <summary>AWS's published test vectors of Signature Version 4 (aws-sig-v4-test-suite).</summary>
public sealed class SigV4SignerTests
{
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string SessionToken =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwt"
        + "hAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVX"
        + "AkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static readonly DateTimeOffset At = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GET", "/", "host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData(
        "GET",
        "/?Param2=value2&Param1=value1",
        "host;x-amz-date",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
    )]
    [InlineData(
        "GET",
        "/?Param1=value1",
        "host;x-amz-date",
        "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"
    )]
    [InlineData(
        "GET",
        "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "host;x-amz-date",
        "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"
    )]
    public void A_plain_request_is_signed_as_published(string method, string path, string headers, string signature) =>
        Sign(method, path).ShouldBe(Authorization(headers, signature));

    [Fact]
    public void Spaces_in_header_values_are_trimmed_and_folded() =>
        Sign("GET", "/", [("My-Header1", " value1"), ("My-Header2", " \"a   b   c\"")])
            .ShouldBe(
                Authorization(
                    "host;my-header1;my-header2;x-amz-date",
                    "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"
                )
            );

    [Fact]
    public void A_header_that_comes_again_keeps_its_values_in_their_order() =>
        Sign("GET", "/", [("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")])
            .ShouldBe(
                Authorization(
                    "host;my-header1;x-amz-date",
                    "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"
                )
            );

    [Fact]
    public void Headers_are_signed_in_the_order_of_their_names_in_lower_case() =>
        Sign("POST", "/", [("My-Header1", "value1")])
            .ShouldBe(
                Authorization(
                    "host;my-header1;x-amz-date",
                    "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"
                )
            );

    [Fact]
    public void A_body_and_its_type_are_signed() =>
        Sign("POST", "/", [], "Param1=value1", "application/x-www-form-urlencoded")
            .ShouldBe(
                Authorization(
                    "content-type;host;x-amz-date",
                    "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
                )
            );

    [Fact]
    public void A_session_token_is_sent_and_signed() =>
        Sign("POST", "/", token: SessionToken)
            .ShouldBe(
                Authorization(
                    "host;x-amz-date;x-amz-security-token",
                    "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"
                )
            );

    private static string Authorization(string headers, string signature) =>
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        + $"SignedHeaders={headers}, Signature={signature}";

    private static string Sign(
        string method,
        string path,
        IEnumerable<(string Name, string Value)>? headers = null,
        string body = "",
        string? contentType = null,
        string? token = null
    )
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            new Uri("https://example.amazonaws.com" + path)
        );
        foreach (var (name, value) in headers ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        if (contentType is not null)
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        var signer = new SigV4Signer("us-east-1", "service");
        signer.Sign(request, bytes, new ImmutableCredentials("AKIDEXAMPLE", SecretKey, token), At);
        return request.Headers.GetValues("Authorization").Single();
    }
}
