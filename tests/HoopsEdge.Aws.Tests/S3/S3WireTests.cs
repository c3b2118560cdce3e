using System.IO.Hashing;
using System.Text;
using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Storage.S3;
using Microsoft.AspNetCore.Http;

namespace HoopsEdge.Aws.Tests.S3;

/// <summary>What moto cannot show of S3.</summary>
public sealed class S3WireTests
{
    private const string Body = "a body";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_meets_another_one_is_made_again()
    {
        var conflict = WireStub.S3Error(409, "ConditionalRequestConflict");
        await using var stub = await WireStub.StartAsync(conflict, conflict, WireStub.Written("abc"));
        using var cloud = new Cloud(stub.Endpoint);

        (await PutAsync(cloud, WriteCondition.IfUnchangedSince("old"))).ShouldBe("abc");

        stub.Requests.Count.ShouldBe(3);
        stub.Requests.ShouldAllBe(request => request.EndsWith(" If-Match: \"old\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(409, "ConditionalRequestConflict")]
    [InlineData(412, "PreconditionFailed")]
    [InlineData(404, "NoSuchKey")]
    public async Task A_write_whose_condition_never_holds_is_lost_and_no_error(int status, string code)
    {
        await using var stub = await WireStub.StartAsync(WireStub.S3Error(status, code));
        using var cloud = new Cloud(stub.Endpoint);

        (await PutAsync(cloud, WriteCondition.IfUnchangedSince("old"))).ShouldBeNull();
    }

    [Fact]
    public async Task A_throttled_request_is_made_again_and_every_attempt_is_counted()
    {
        var busy = WireStub.S3Error(503, "SlowDown");
        await using var stub = await WireStub.StartAsync(busy, busy, WireStub.Written());
        using var cloud = new Cloud(stub.Endpoint);
        var requests = new S3Requests();

        await cloud.OpenStore(requests).PutFileAsync("a", cloud.File(Body), WriteCondition.IfAbsent, null, Token);

        requests.Counts.ShouldBe(new Dictionary<string, long> { ["PutObject"] = 3 });
    }

    [Fact]
    public async Task A_body_with_a_wrong_checksum_is_downloaded_again()
    {
        await using var stub = await WireStub.StartAsync(
            WireStub.Content(Body, "AAAAAA=="),
            WireStub.Content(Body, ChecksumOf(Body))
        );
        using var cloud = new Cloud(stub.Endpoint);

        var path = (await cloud.OpenStore().LocalPathAsync("a", Token)).ShouldNotBeNull();

        (await File.ReadAllTextAsync(path, Token)).ShouldBe(Body);
        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_body_whose_checksum_stays_wrong_is_an_error_and_leaves_no_copy()
    {
        await using var stub = await WireStub.StartAsync(WireStub.Content(Body, "AAAAAA=="));
        using var cloud = new Cloud(stub.Endpoint);

        await Should.ThrowAsync<Exception>(() => cloud.OpenStore().LocalPathAsync("a", Token));

        Directory.GetFiles(cloud.Options.Lake.CacheFolder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_downloaded_again()
    {
        await using var stub = await WireStub.StartAsync(
            async context =>
            {
                context.Response.Headers.ETag = "\"0123456789abcdef0123456789abcdef\"";
                context.Response.ContentLength = 1_000;
                await context.Response.WriteAsync("half");
                await context.Response.Body.FlushAsync();
                context.Abort();
            },
            WireStub.Content(Body, ChecksumOf(Body))
        );
        using var cloud = new Cloud(stub.Endpoint);

        var path = (await cloud.OpenStore().LocalPathAsync("a", Token)).ShouldNotBeNull();

        (await File.ReadAllTextAsync(path, Token)).ShouldBe(Body);
    }

    [Fact]
    public async Task The_condition_of_an_upload_in_parts_is_that_of_its_completion()
    {
        await using var stub = await WireStub.StartAsync(context =>
            context.Request switch
            {
                { Method: "POST", QueryString.Value: "?uploads" or "?uploads=" } => context.Response.WriteAsync(
                    "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>"
                ),
                { Method: "POST" } => WireStub.S3Error(412, "PreconditionFailed")(context),
                { Method: "PUT" } => WireStub.Written()(context),
                _ => Task.CompletedTask,
            }
        );
        using var cloud = new Cloud(stub.Endpoint);
        var large = cloud.File(new byte[6 << 20]);
        var condition = WriteCondition.IfUnchangedSince("old");

        (await cloud.OpenStore().PutFileAsync("big", large, condition, null, Token)).ShouldBeNull();

        stub.Requests.Count(request => request.EndsWith(" If-Match: \"old\"", StringComparison.Ordinal)).ShouldBe(1);
        stub.Requests[^2].ShouldStartWith("POST ");
        stub.Requests[^1].ShouldStartWith("DELETE ");
    }

    [Fact]
    public async Task Parts_of_an_upload_that_fails_are_thrown_away()
    {
        await using var stub = await WireStub.StartAsync(context =>
            context.Request switch
            {
                { Method: "POST", QueryString.Value: "?uploads" or "?uploads=" } => context.Response.WriteAsync(
                    "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>"
                ),
                { Method: "PUT" } => WireStub.S3Error(403, "AccessDenied")(context),
                _ => Task.CompletedTask,
            }
        );
        using var cloud = new Cloud(stub.Endpoint);
        var large = cloud.File(new byte[6 << 20]);

        await Should.ThrowAsync<ConfigurationException>(() =>
            cloud.OpenStore().PutFileAsync("big", large, WriteCondition.Always, null, Token)
        );

        stub.Requests[^1].ShouldStartWith("DELETE ");
        stub.Requests[^1].ShouldContain("uploadId=u1");
    }

    [Theory]
    [InlineData(404, "NoSuchBucket", "bucket: there is no bucket 'BUCKET' in us-east-1; it must exist")]
    [InlineData(403, "AccessDenied", "access to the bucket s3://BUCKET is denied")]
    [InlineData(
        403,
        "InvalidAccessKeyId",
        "AWS refuses the credentials for the bucket s3://BUCKET (InvalidAccessKeyId)"
    )]
    [InlineData(403, "SignatureDoesNotMatch", "AWS refuses the credentials for the bucket s3://BUCKET")]
    [InlineData(400, "ExpiredToken", "AWS refuses the credentials for the bucket s3://BUCKET (ExpiredToken): renew")]
    [InlineData(301, "PermanentRedirect", "region: the bucket 'BUCKET' is not in us-east-1 but in eu-west-1")]
    [InlineData(
        400,
        "AuthorizationHeaderMalformed",
        "region: the bucket 'BUCKET' is not in us-east-1 but in eu-west-1"
    )]
    public async Task What_only_the_user_can_mend_is_one_line_without_keys(int status, string code, string line)
    {
        await using var stub = await WireStub.StartAsync(
            WireStub.S3Error(status, code, ("x-amz-bucket-region", "eu-west-1"))
        );
        using var cloud = new Cloud(stub.Endpoint);
        var access = new S3Access(cloud.Options, new S3Requests());
        var probe = new ConditionalWriteProbe(access, cloud.Options.Layout, ConditionalWrites.Require);

        var wrong = await Should.ThrowAsync<ConfigurationException>(() => probe.CheckAsync(Token));

        wrong.Message.ShouldStartWith(line.Replace("BUCKET", cloud.Options.Bucket, StringComparison.Ordinal));
        wrong.Message.ShouldNotContain('\n');
        wrong.ToString().ShouldNotContain(TestCredentials.AccessKey);
    }

    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(501, "NotImplemented")]
    public async Task Any_other_refusal_is_one_line_that_carries_nothing_of_what_the_server_says(
        int status,
        string code
    )
    {
        await using var stub = await WireStub.StartAsync(WireStub.S3Error(status, code));
        using var cloud = new Cloud(stub.Endpoint);

        var refused = await Should.ThrowAsync<AwsServiceException>(() => PutAsync(cloud, WriteCondition.Always));

        refused.Message.ShouldStartWith(
            $"AWS refuses a request for the bucket s3://{cloud.Options.Bucket}: {code} (HTTP {status}"
        );
        refused.ToString().ShouldNotContain(TestCredentials.AccessKey);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_its_key()
    {
        using var cloud = new Cloud(new Uri("http://127.0.0.1:9"));

        (
            await Should.ThrowAsync<ConfigurationException>(() =>
                new ConditionalWriteProbe(
                    S3Access.ForCheck(cloud.Options, new S3Requests()),
                    cloud.Options.Layout,
                    ConditionalWrites.Require
                ).CheckAsync(Token)
            )
        ).Message.ShouldStartWith("aws.endpoint_url: http://127.0.0.1:9 does not answer");
    }

    private static Task<string?> PutAsync(Cloud cloud, WriteCondition condition) =>
        cloud.OpenStore().PutFileAsync("a", cloud.File(Body), condition, null, Token);

    private static string ChecksumOf(string body)
    {
        var checksum = Crc32.Hash(Encoding.UTF8.GetBytes(body));
        Array.Reverse(checksum);
        return Convert.ToBase64String(checksum);
    }
}
