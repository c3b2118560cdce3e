using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.TestServers.Aws;
using HoopsEdge.TestServers.Moto;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>
/// The services on AWS, each with credentials of its own, and what they were seen to ask against the policies that
/// Terraform gives them: nothing is missing and nothing is there for nothing.
/// </summary>
public sealed partial class LeastPrivilegeTests(SharedBroker broker) : IClassFixture<SharedBroker>
{
    private static readonly BasicAWSCredentials Administrator = new("administrator", "test");

    /// <summary>What a service needs in circumstances that a run may not meet.</summary>
    private static readonly Dictionary<string, string[]> MayBeIdle = new()
    {
        // Messages that nobody could deliver become dead letters; a replay reads them.
        ["scheduler"] = ["s3:DeleteObject deadletter/*", "s3:GetObject deadletter/*", "s3:PutObject deadletter/*"],
        // A large write that fails; a fetch that fails, fails again, and succeeds later.
        ["fetcher"] =
        [
            "s3:AbortMultipartUpload raw/*",
            "s3:DeleteObject deadletter/*",
            "s3:GetObject deadletter/*",
            "s3:PutObject deadletter/*",
        ],
        // A large write that fails; claims and partitions without rows; an answer that cannot be transformed; the right to
        // list, without which S3 answers 403 for a partition that is not there.
        ["transformer"] =
        [
            "s3:AbortMultipartUpload bronze/*",
            "s3:AbortMultipartUpload silver/*",
            "s3:AbortMultipartUpload gold/*",
            "s3:DeleteObject gold/*",
            "dynamodb:DeleteItem cbbd_checkpoints",
            "s3:DeleteObject silver/*",
            "s3:DeleteObject deadletter/*",
            "s3:GetObject deadletter/*",
            "s3:ListBucket deadletter/*",
            "s3:PutObject deadletter/*",
            "s3:ListBucket silver/*",
        ],
        // The same for a definition that is not there.
        ["cataloger"] = ["s3:ListBucket ref/*"],
    };

    private const string SingleProcess = "single_process";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_service_may_do_what_it_does_and_no_more()
    {
        var wantsLong = Environment.GetEnvironmentVariable("HOOPS_LONG_TESTS") == "1";
        Assert.SkipUnless(wantsLong, "takes a minute or two; HOOPS_LONG_TESTS=1 runs it");
        await using var moto = await MotoServer.StartAsync(Cancellation);
        await CreateAsync(moto.Endpoint);
        await using var aws = await RecordingProxy.StartAsync(moto.Endpoint, Cancellation);
        await using var league = await DisturbedLeague.StartAsync();
        league.WithFaults(
            new FaultRule
            {
                Kind = FaultKind.WrongType,
                Route = "/games/teams",
                Times = 3,
            }
        );
        league
            .Workspace.WithVariable("HOOPS_PROFILE", "aws")
            .WithVariable("AWS_ENDPOINT_URL", aws.Endpoint.ToString())
            .WithVariable("AWS_SECRET_ACCESS_KEY", "test")
            .With("transform.batch_wait_seconds", "0.5");
        using var stack = await ServiceStack.StartAsync(league.Workspace, await broker.VirtualHostAsync(), 1, 1);

        var run = await stack.EndOfAsync(await stack.BackfillAsync("games", "games_teams", "lines", "conferences"));
        run.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        foreach (var path in new[] { "dead-letters", "plan?mode=incremental", "lake/coverage" })
            (await stack.Admin.GetFromJsonAsync<JsonElement>(path, Cancellation)).ToString().ShouldNotBeEmpty();
        league.Workspace.WithVariable("AWS_ACCESS_KEY_ID", SingleProcess);
        await stack.EndOfAsync(await stack.PostAsync("dead-letters/replay", new { }));
        foreach (var command in new[] { "rebuild", "status" })
            (await league.Workspace.RunAsync(command)).ShouldExitWith(0);

        var policies = ServicePolicies.Read(Path.Combine(AppContext.BaseDirectory, "policies"));
        var calls = aws.Calls.ToLookup(call => call.Principal);
        MayBeIdle
            .Keys.Append(SingleProcess)
            .SelectMany(service => Denied(service, policies[service], [.. calls[service]]))
            .Concat(MayBeIdle.Keys.SelectMany(service => Denied(service, policies[SingleProcess], [.. calls[service]])))
            .Concat(MayBeIdle.SelectMany(known => Idle(known.Key, policies[known.Key], calls[known.Key], known.Value)))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Denied(string service, IamPolicy policy, IReadOnlyCollection<AwsCall> calls) =>
        calls.Count == 0
            ? [$"{service} did nothing"]
            : calls.Where(call => !policy.Allows(call)).Select(call => $"{service} may not do {call.Kind}").Distinct();

    private static IEnumerable<string> Idle(
        string service,
        IamPolicy policy,
        IEnumerable<AwsCall> calls,
        IReadOnlyCollection<string> mayBeIdle
    ) =>
        policy
            .Grants.Except(calls.SelectMany(policy.UsedBy))
            .Where(grant => !grant.StartsWith("glue:", StringComparison.Ordinal))
            .Select(grant => Arn().Replace(grant, ""))
            .Except(mayBeIdle)
            .Select(grant => $"{service} did not need {grant}");

    private static async Task CreateAsync(Uri server)
    {
        using var s3 = new AmazonS3Client(
            Administrator,
            new AmazonS3Config
            {
                ServiceURL = server.ToString(),
                AuthenticationRegion = "us-east-1",
                ForcePathStyle = true,
            }
        );
        await s3.PutBucketAsync("hoops-edge", Cancellation);
        using var dynamo = new AmazonDynamoDBClient(
            Administrator,
            new AmazonDynamoDBConfig { ServiceURL = server.ToString(), AuthenticationRegion = "us-east-1" }
        );
        await dynamo.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = "cbbd_checkpoints",
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions =
                [
                    new AttributeDefinition("endpoint", ScalarAttributeType.S),
                    new AttributeDefinition("parameter_hash", ScalarAttributeType.S),
                ],
                KeySchema =
                [
                    new KeySchemaElement("endpoint", KeyType.HASH),
                    new KeySchemaElement("parameter_hash", KeyType.RANGE),
                ],
            },
            Cancellation
        );
        foreach (var layer in new[] { "bronze", "silver", "gold" })
            await CreateDatabaseAsync(server, $"cbbd_{layer}");
    }

    private static async Task CreateDatabaseAsync(Uri server, string name)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server);
        request.Content = new StringContent(JsonSerializer.Serialize(new { DatabaseInput = new { Name = name } }));
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AWSGlue.CreateDatabase");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=administrator/20260101/us-east-1/glue/aws4_request, SignedHeaders=host, Signature=0"
        );
        using var answer = await http.SendAsync(request, Cancellation);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("arn:aws:s3:::hoops-edge[ /]|arn:aws:dynamodb:[^/]+/")]
    private static partial Regex Arn();
}
