using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using HoopsEdge.ApiSimulator;
using HoopsEdge.EndToEndTests.Support;
using HoopsEdge.TestServers.Aws;
using HoopsEdge.TestServers.Moto;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>
/// The services on AWS, each with credentials of its own, and what they were seen to ask against the policies that
/// Terraform gives them: nothing is missing and nothing is there for nothing.
/// </summary>
public sealed partial class LeastPrivilegeTests(SharedBroker broker)
{
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
        // A large write that fails; partitions that lose their rows; an answer that cannot be transformed.
        ["transformer"] =
        [
            "s3:AbortMultipartUpload bronze/*",
            "s3:AbortMultipartUpload silver/*",
            "s3:AbortMultipartUpload gold/*",
            "s3:DeleteObject gold/*",
            "s3:DeleteObject silver/*",
            "s3:DeleteObject deadletter/*",
            "s3:GetObject deadletter/*",
            "s3:ListBucket deadletter/*",
            "s3:PutObject deadletter/*",
        ],
        ["cataloger"] = [],
    };

    /// <summary>What the ratings follow from, and lines, which game features follow from as they do from the ratings.</summary>
    private static readonly string[] Endpoints =
    [
        "games",
        "games_teams",
        "lines",
        "teams",
        "conferences",
        "conferences_history",
    ];

    private const string SingleProcess = "single_process";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_service_may_do_what_it_does_and_no_more()
    {
        var wantsLong = Environment.GetEnvironmentVariable("HOOPS_LONG_TESTS") == "1";
        Assert.SkipUnless(wantsLong, "takes a minute or two; HOOPS_LONG_TESTS=1 runs it");
        await using var moto = await MotoServer.StartAsync(Cancellation);
        await AwsAccount.CreateAsync(moto.Endpoint, Cancellation);
        await using var aws = await RecordingProxy.StartAsync(moto.Endpoint, Cancellation);
        await using var league = await DisturbedLeague.StartAsync();
        league.WithFaults(
            new FaultRule
            {
                Kind = FaultKind.WrongType,
                Route = "/lines",
                Times = 3,
            }
        );
        league
            .Workspace.WithVariable("HOOPS_PROFILE", "aws")
            .WithVariable("AWS_ENDPOINT_URL", aws.Endpoint.ToString())
            .WithVariable("AWS_SECRET_ACCESS_KEY", "test")
            .With("transform.batch_wait_seconds", "0.5")
            .With("gold.debounce_seconds", "1");
        using var stack = await ServiceStack.StartAsync(league.Workspace, await broker.VirtualHostAsync(), 1, 1);

        await DoEverythingAsync(league.Workspace, stack, aws);

        var policies = ServicePolicies.Read(Path.Combine(AppContext.BaseDirectory, "policies"));
        var calls = aws.Calls.ToLookup(call => call.Principal);
        MayBeIdle
            .Keys.Append(SingleProcess)
            .SelectMany(service => Denied(service, policies[service], [.. calls[service]]))
            .Concat(MayBeIdle.Keys.SelectMany(service => Denied(service, policies[SingleProcess], [.. calls[service]])))
            .Concat(MayBeIdle.SelectMany(known => Idle(known.Key, policies[known.Key], calls[known.Key], known.Value)))
            .ShouldBeEmpty();
    }

    private static async Task DoEverythingAsync(Workspace workspace, ServiceStack stack, RecordingProxy aws)
    {
        var run = await stack.EndOfAsync(await stack.BackfillAsync(Endpoints));
        run.GetProperty("status").GetString().ShouldBe("completed", stack.Logs);
        await TransformerDoesAsync(calls =>
            calls
                .SkipWhile(call =>
                    !call.Resources[0].Contains("/gold/team_adjusted_efficiencies/", StringComparison.Ordinal)
                )
                .Any(call => call.Action == "dynamodb:DeleteItem")
        );
        foreach (var path in new[] { "dead-letters", "plan?mode=incremental", "lake/coverage" })
            (await stack.Admin.GetFromJsonAsync<JsonElement>(path, Cancellation)).ToString().ShouldNotBeEmpty();

        // A transformer on another machine has built nothing yet: gold that follows from gold has to be read.
        var first = stack.Of("Transformer")[0];
        await first.TerminateAsync();
        await first.EndAsync();
        Directory.Delete(workspace.CopiesOf("Transformer"), recursive: true);
        await stack.StartAsync("Transformer");
        await stack.EndOfAsync(await stack.PostAsync("dead-letters/replay", new { }));
        await TransformerDoesAsync(calls => calls.Any(call => call.Kind == "s3:GetObject gold/"));

        workspace.WithVariable("AWS_ACCESS_KEY_ID", SingleProcess);
        foreach (var command in new[] { "rebuild", "status" })
            (await workspace.RunAsync(command)).ShouldExitWith(0);

        async Task TransformerDoesAsync(Func<IEnumerable<AwsCall>, bool> what) =>
            (
                await Patiently.UntilAsync(
                    stack.Of("Transformer")[0],
                    () => what(aws.Calls.Where(call => call.Principal == "transformer"))
                )
            ).ShouldBeTrue(stack.Logs);
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

    [GeneratedRegex("arn:aws:s3:::hoops-edge[ /]|arn:aws:dynamodb:[^/]+/")]
    private static partial Regex Arn();
}
