using Amazon.Runtime;
using Amazon.S3;
using HoopsEdge.TestServers.Moto;

namespace HoopsEdge.Aws.Tests;

public sealed class MotoServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_answers_when_started_forgets_on_request_and_is_gone_when_disposed()
    {
        var server = await MotoServer.StartAsync(Cancellation);
        var config = new AmazonS3Config
        {
            ServiceURL = server.Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
        };
        using var client = new AmazonS3Client(new BasicAWSCredentials("test", "test"), config);
        await client.PutBucketAsync("kept-for-a-moment", Cancellation);
        (await client.ListBucketsAsync(Cancellation)).Buckets.Count.ShouldBe(1);

        await server.ResetAsync(Cancellation);
        (await client.ListBucketsAsync(Cancellation)).Buckets.ShouldBeNull();

        await server.DisposeAsync();
        using var http = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(server.Endpoint, Cancellation));
    }
}
