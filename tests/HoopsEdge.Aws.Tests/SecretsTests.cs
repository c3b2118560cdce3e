using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.Aws.Tests;

/// <summary>The program against a server that says back whatever it was sent, as AWS does with signatures.</summary>
public sealed class SecretsTests
{
    private const string AccessKey = "AKIDSAIDBACK";
    private const string SecretKey = "a-secret-key-that-nobody-may-see";
    private const string SessionToken = "a-session-token-that-nobody-may-see";
    private const string ApiKey = "an-api-key-that-nobody-may-see";

    [Theory]
    [InlineData(400, "InvalidRequest", 1)]
    [InlineData(403, "SignatureDoesNotMatch", 2)]
    public async Task Nothing_secret_is_printed_whatever_the_server_says(int status, string code, int exitCode)
    {
        await using var stub = await WireStub.StartAsync(context =>
            WireStub.S3Error(
                status,
                code,
                string.Join(' ', context.Request.Headers.Select(header => $"{header.Value}"))
            )(context)
        );
        using var workspace = new Workspace(stub.Endpoint, ApiKey);
        workspace
            .WithVariable("AWS_ENDPOINT_URL", stub.Endpoint.ToString())
            .WithVariable("AWS_ACCESS_KEY_ID", AccessKey)
            .WithVariable("AWS_SECRET_ACCESS_KEY", SecretKey)
            .WithVariable("AWS_SESSION_TOKEN", SessionToken);

        var result = (await workspace.RunAsync("incremental", "--profile", "aws", "--verbose")).ShouldExitWith(
            exitCode
        );

        result.Error.ShouldContain(code);
        result.Error.Trim().ShouldNotContain('\n');
        foreach (var secret in new[] { AccessKey, SecretKey, SessionToken, ApiKey, "Signature=" })
        {
            (result.Output + result.Error).ShouldNotContain(secret);
        }
    }
}
