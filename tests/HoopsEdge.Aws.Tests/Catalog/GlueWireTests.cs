using System.Text.Json.Nodes;
using Amazon.Runtime;
using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog;

namespace HoopsEdge.Aws.Tests.Catalog;

/// <summary>What a real Glue does and moto does not: conflicts, throttling, refusals of a part, expired credentials.</summary>
public sealed class GlueWireTests
{
    [Fact]
    public async Task Requests_are_signed_JSON_1_1()
    {
        await using var glue = await GlueStub.StartAsync(StubAnswer.Error("EntityNotFoundException"), StubAnswer.Empty);
        using var lake = new GlueLake(glue.Endpoint);

        await lake.UpdateAsync(Tables.Venues);

        glue.Operations.ShouldBe(["GetTable", "CreateTable"]);
        glue.Requests[0].ContentType.ShouldBe("application/x-amz-json-1.1");
        glue.Requests[0]
            .Authorization.ShouldMatch(
                "^AWS4-HMAC-SHA256 Credential=test/[0-9]{8}/us-east-1/glue/aws4_request, "
                    + "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$"
            );
    }

    [Fact]
    public async Task Throttling_and_trouble_are_waited_out()
    {
        await using var glue = await GlueStub.StartAsync(
            StubAnswer.Error("ThrottlingException", "Rate exceeded"),
            new StubAnswer(503, "<html>busy</html>"),
            StubAnswer.Error("EntityNotFoundException"),
            StubAnswer.Error("com.amazonaws.glue#InternalServiceException", status: 500),
            StubAnswer.Empty
        );
        using var lake = new GlueLake(glue.Endpoint);

        await lake.UpdateAsync(Tables.Venues);

        glue.Operations.ShouldBe(["GetTable", "GetTable", "GetTable", "CreateTable", "CreateTable"]);
    }

    [Fact]
    public async Task Throttling_without_end_is_one_line()
    {
        await using var glue = await GlueStub.StartAsync(_ => StubAnswer.Error("ThrottlingException", "Rate exceeded"));
        using var lake = new GlueLake(glue.Endpoint);

        var refused = await Should.ThrowAsync<AwsServiceException>(() => lake.UpdateAsync(Tables.Venues));

        refused.Message.ShouldBe("AWS Glue refused GetTable: ThrottlingException: Rate exceeded");
        glue.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_refusal_is_not_repeated_and_says_what_was_refused()
    {
        await using var glue = await GlueStub.StartAsync(
            StubAnswer.Error("AccessDeniedException", "User: x is not authorized to perform: glue:GetTable")
        );
        using var lake = new GlueLake(glue.Endpoint);

        var refused = await Should.ThrowAsync<AwsServiceException>(() => lake.UpdateAsync(Tables.Venues));

        refused.Kind.ShouldBe(AwsErrorKind.Denied);
        refused.Message.ShouldBe(
            "AWS Glue refused GetTable: AccessDeniedException: User: x is not authorized to perform: glue:GetTable"
        );
        glue.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Expired_credentials_are_fetched_anew()
    {
        var credentials = new RotatingCredentials();
        await using var glue = await GlueStub.StartAsync(request =>
            request.Authorization.Contains("Credential=KEY1/", StringComparison.Ordinal)
                ? StubAnswer.Error("ExpiredTokenException", "The security token included in the request is expired")
            : request.Operation == "GetTable" ? StubAnswer.Error("EntityNotFoundException")
            : StubAnswer.Empty
        );
        using var lake = new GlueLake(glue.Endpoint, new AwsCredentialSource(() => credentials));

        await lake.UpdateAsync(Tables.Venues);

        glue.Operations.ShouldBe(["GetTable", "GetTable", "CreateTable"]);
        glue.Requests[1].Authorization.ShouldContain("Credential=KEY2/");
        credentials.Generated.ShouldBe(2);
    }

    [Fact]
    public async Task A_table_that_another_changed_meanwhile_is_read_again_and_nothing_of_the_other_is_lost()
    {
        var table = await StoredAsync("1");
        await using var glue = await GlueStub.StartAsync(request =>
        {
            if (request.Operation == "GetTable")
            {
                return StubAnswer.Json(new { Table = table });
            }

            if (request.Body.GetProperty("VersionId").GetString() == "1")
            {
                table["VersionId"] = "2";
                table["Parameters"]!["owner"] = "analysts";
                return StubAnswer.Error("ConcurrentModificationException");
            }

            return StubAnswer.Empty;
        });
        using var lake = new GlueLake(glue.Endpoint);

        await lake.UpdateAsync(Tables.Venues with { Summary = "one row per arena." });

        glue.Operations.ShouldBe(["GetTable", "UpdateTable", "GetTable", "UpdateTable"]);
        var sent = glue.Requests[^1].Body;
        sent.GetProperty("VersionId").GetString().ShouldBe("2");
        sent.GetProperty("SkipArchive").GetBoolean().ShouldBeTrue();
        var input = sent.GetProperty("TableInput");
        input.GetProperty("Description").GetString().ShouldBe("one row per arena.");
        input.GetProperty("Parameters").GetProperty("owner").GetString().ShouldBe("analysts");
    }

    [Fact]
    public async Task A_table_that_another_created_meanwhile_is_taken_as_it_is()
    {
        var table = await StoredAsync("1");
        await using var glue = await GlueStub.StartAsync(
            StubAnswer.Error("EntityNotFoundException"),
            StubAnswer.Error("AlreadyExistsException"),
            StubAnswer.Json(new { Table = table })
        );
        using var lake = new GlueLake(glue.Endpoint);

        await lake.UpdateAsync(Tables.Venues);

        glue.Operations.ShouldBe(["GetTable", "CreateTable", "GetTable"]);
    }

    [Fact]
    public async Task Of_a_batch_only_what_met_trouble_is_sent_again()
    {
        await using var glue = await GlueStub.StartAsync(
            StubAnswer.Error("EntityNotFoundException"),
            StubAnswer.Empty,
            StubAnswer.Errors(
                (["2026", "2025-11-02"], "AlreadyExistsException"),
                (["2026", "2025-11-03"], "InternalServiceException")
            ),
            StubAnswer.Empty
        );
        using var lake = new GlueLake(glue.Endpoint);

        await lake.UpdateAsync(
            Tables.Games,
            [Tables.Written(2026, 1), Tables.Written(2026, 2), Tables.Written(2026, 3)]
        );

        glue.Operations.ShouldBe(["GetTable", "CreateTable", "BatchCreatePartition", "BatchCreatePartition"]);
        Values(glue.Requests[2]).ShouldBe(["2025-11-02", "2025-11-03", "2025-11-04"]);
        Values(glue.Requests[3]).ShouldBe(["2025-11-03"]);
    }

    [Fact]
    public async Task A_partition_that_is_refused_for_good_is_named()
    {
        await using var glue = await GlueStub.StartAsync(
            StubAnswer.Error("EntityNotFoundException"),
            StubAnswer.Empty,
            StubAnswer.Errors((["2026", "2025-11-02"], "InvalidInputException"))
        );
        using var lake = new GlueLake(glue.Endpoint);

        var refused = await Should.ThrowAsync<CatalogException>(() =>
            lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1))
        );

        refused.Message.ShouldBe(
            $"Glue did not register 1 partitions of {lake.Databases.Silver}.fct_games, such as "
                + "season=2026/date=2025-11-02: InvalidInputException: told by the stub"
        );
    }

    [Fact]
    public async Task What_is_known_to_be_right_is_not_asked_for_again()
    {
        await using var glue = await GlueStub.StartAsync(request =>
            request.Operation == "GetTable" ? StubAnswer.Error("EntityNotFoundException") : StubAnswer.Empty
        );
        using var lake = new GlueLake(glue.Endpoint);
        await lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1));

        await lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1));
        await lake.UpdateAsync(Tables.Games, Tables.Written(2026, 1));

        glue.Operations.ShouldBe(["GetTable", "CreateTable", "BatchCreatePartition"]);
    }

    /// <summary>The table as Glue would answer it after the catalog created it.</summary>
    private static async Task<JsonNode> StoredAsync(string version)
    {
        await using var glue = await GlueStub.StartAsync(StubAnswer.Error("EntityNotFoundException"), StubAnswer.Empty);
        using var lake = new GlueLake(glue.Endpoint);
        await lake.UpdateAsync(Tables.Venues);
        var table = JsonNode.Parse(glue.Requests[1].Body.GetProperty("TableInput").GetRawText()).ShouldNotBeNull();
        table["VersionId"] = version;
        table["CreateTime"] = 1767225600.0;
        return table;
    }

    private static IEnumerable<string?> Values(StubRequest request) =>
        request
            .Body.GetProperty("PartitionInputList")
            .EnumerateArray()
            .Select(partition => partition.GetProperty("Values")[1].GetString());

    private sealed class RotatingCredentials : RefreshingAWSCredentials
    {
        public int Generated { get; private set; }

        protected override CredentialsRefreshState GenerateNewCredentials() =>
            new(
                new ImmutableCredentials(Invariant($"KEY{++Generated}"), "secret", "token"),
                TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1)
            );

        protected override Task<CredentialsRefreshState> GenerateNewCredentialsAsync() =>
            Task.FromResult(GenerateNewCredentials());
    }
}
