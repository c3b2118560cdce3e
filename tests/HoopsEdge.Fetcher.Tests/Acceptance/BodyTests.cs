using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Fetcher.Tests.Acceptance;

/// <summary>Bodies of a 200: whole, empty, wrong, cut, unknown, hostile.</summary>
public sealed class BodyTests
{
    public static TheoryData<string> Kinds => EndpointKind.All;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Rows_land_byte_for_byte_and_are_announced_once(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        var body = Body(kind);
        bench.Api.Script(Answer.Json(body));
        var command = EndpointKind.Command(kind);

        var checkpoint = await bench.FetchAsync(command);

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        var landed = bench.Landings.ShouldHaveSingleItem();
        landed.Rows.ShouldBe(3);
        landed.Scope.ShouldBe(command.Scope);
        landed.HasUnknownFields.ShouldBeFalse();
        landed.RawKeys.ShouldBe(checkpoint.RawKeys);
        (await UnzipAsync(bench, landed.RawKeys.ShouldHaveSingleItem())).ShouldBe(body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_204_is_an_empty_answer(string kind) => await ShouldBeEmpty(kind, Answer.Nothing(204));

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_empty_array_is_an_empty_answer(string kind) => await ShouldBeEmpty(kind, Answer.Json(" [ ] "));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_null_is_an_empty_answer(string kind) => await ShouldBeEmpty(kind, Answer.Json("null"));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_web_page_is_asked_for_three_times_and_then_dead(string kind)
    {
        await using var bench = await FetchBench.StartAsync(options => options.MaxAttempts = 6);
        bench.Api.Script(Answer.Text("<!doctype html><p>Bad gateway", "text/html"));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Attempts.ShouldBe(3);
        checkpoint.Error.ShouldNotBeNull().ShouldContain("text/html");
        (await bench.OnlyDeadLetterAsync()).ResponseHead.ShouldNotBeNull().ShouldContain("Bad gateway");
        (await bench.KeysAsync("raw/")).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Rows_under_a_wrong_content_type_are_rows(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Text(Body(kind), "text/plain"));

        (await bench.FetchAsync(EndpointKind.Command(kind))).Status.ShouldBe(FetchStatus.Landed);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_zipped_body_lands_unzipped_and_one_cut_short_anywhere_is_tried_again(string kind)
    {
        await using var bench = await FetchBench.StartAsync(options => options.MaxAttempts = 5);
        var body = Body(kind);
        var zipped = Zip(body);
        bench.Api.Script(
            Answer.Bytes(zipped[..(zipped.Length / 2)], "gzip"),
            // Only the checksum is missing: the JSON itself is whole.
            Answer.Bytes(zipped[..^8], "gzip"),
            Answer.Bytes(zipped[..^1], "gzip"),
            Answer.Bytes(zipped, "gzip")
        );

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Attempts.ShouldBe(4);
        checkpoint.Bytes.ShouldBe(Encoding.UTF8.GetByteCount(body));
        (await UnzipAsync(bench, checkpoint.RawKeys[0])).ShouldBe(body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_unknown_field_is_kept_and_reported_and_nothing_fails(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        var rows = SampleRows.Of(EndpointKind.ContractOf(kind), 3);
        rows[1]!["brandNew"] = new JsonObject { ["deep"] = 1 };
        bench.Api.Script(Answer.Json(rows.ToJsonString()));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.UnknownFields.ShouldBe(["brandNew"]);
        bench.Landings.ShouldHaveSingleItem().HasUnknownFields.ShouldBeTrue();
        var metadata = RawMetadata.Read(await MetadataAsync(bench, checkpoint.RawKeys[0])).ShouldNotBeNull();
        metadata.UnknownFields.ShouldBe(["brandNew"]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_value_of_the_wrong_type_is_dead_with_row_and_column_named_and_kept_in_raw(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        var contract = EndpointKind.ContractOf(kind);
        var rows = SampleRows.Of(contract, 3);
        var key = contract.Key[0];
        rows[2]![key] = "twelve";
        var body = rows.ToJsonString();
        bench.Api.Script(Answer.Json(body));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Attempts.ShouldBe(1);
        checkpoint.RawKeys.ShouldBeEmpty();
        var type = contract.Columns.Single(column => column.Name == key).Type;
        checkpoint.Error.ShouldBe($"row 2 (counted from 0), column {key}: expected {type}, found \"twelve\"");
        bench.Landings.ShouldBeEmpty();
        var letter = await bench.OnlyDeadLetterAsync();
        letter.ErrorClass.ShouldBe("unusable");
        (await UnzipAsync(bench, letter.RawKey.ShouldNotBeNull())).ShouldBe(body);
        var metadata = await MetadataAsync(bench, letter.RawKey);
        metadata["misfit"].ShouldBe(checkpoint.Error);
        metadata["contract"].ShouldBe(EndpointKind.ContractOf(kind).Fingerprint);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_same_rows_in_another_order_are_unchanged(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        var rows = SampleRows.Of(EndpointKind.ContractOf(kind), 5);
        var turned = new JsonArray([.. rows.Reverse().Select(row => row!.DeepClone())]);
        bench.Api.Script(Answer.Json(rows.ToJsonString()), Answer.Json(turned.ToJsonString()));

        var first = await bench.FetchAsync(EndpointKind.Command(kind, "run-1"));
        await bench.TransformAsync(EndpointKind.Command(kind));
        var second = await bench.FetchAsync(EndpointKind.Command(kind, "run-2"));

        second.Status.ShouldBe(FetchStatus.Unchanged);
        second.RawKeys.ShouldBe(first.RawKeys);
        second.AnsweredAt.ShouldNotBeNull().ShouldBeGreaterThan(first.AnsweredAt!.Value);
        bench.Landings.Count.ShouldBe(1);
        (await bench.KeysAsync("raw/")).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_body_nested_too_deeply_is_refused(string kind)
    {
        await using var bench = await FetchBench.StartAsync();
        var bomb = $$"""[{"x":{{new string('[', 100_000)}}""";
        bench.Api.Script(Answer.Json(bomb));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Attempts.ShouldBe(1);
        checkpoint.Error.ShouldBe("nested deeper than 64");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_zip_bomb_is_refused_at_the_largest_body_size(string kind)
    {
        await using var bench = await FetchBench.StartAsync(options => options.MaxBodyBytes = 1 << 20);
        var bomb = Zip("[" + new string(' ', 50_000_000) + "]");
        bench.Api.Script(Answer.Bytes(bomb, "gzip"));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        bomb.Length.ShouldBeLessThan(1 << 20);
        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Error.ShouldBe("the body is larger than 1048576 bytes");
    }

    [Theory]
    [InlineData("""{"message":"hello"}""", "an object")]
    [InlineData("\"hello\"", "a text")]
    [InlineData("17", "a number")]
    public async Task A_top_level_that_is_no_array_is_dead_at_once_and_says_what_it_is(string body, string what)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(Answer.Json(body));

        var checkpoint = await bench.FetchAsync(EndpointKind.Command("snapshot"));

        checkpoint.Status.ShouldBe(FetchStatus.Dead);
        checkpoint.Attempts.ShouldBe(1);
        checkpoint.Error.ShouldBe($"the body is {what}, not an array of rows");
    }

    private static async Task ShouldBeEmpty(string kind, Microsoft.AspNetCore.Http.RequestDelegate answer)
    {
        await using var bench = await FetchBench.StartAsync();
        bench.Api.Script(answer);

        var checkpoint = await bench.FetchAsync(EndpointKind.Command(kind));

        checkpoint.Status.ShouldBe(FetchStatus.Empty);
        checkpoint.AnsweredAt.ShouldNotBeNull();
        checkpoint.Calls.ShouldBe(1);
        bench.Landings.ShouldBeEmpty();
        bench.Deaths.ShouldBeEmpty();
        (await bench.KeysAsync("raw/")).ShouldBeEmpty();
    }

    private static string Body(string kind) => SampleRows.Of(EndpointKind.ContractOf(kind), 3).ToJsonString();

    private static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }

    private static async Task<string> UnzipAsync(FetchBench bench, string key)
    {
        await using var raw = await bench.Lake.OpenReadAsync(key, TestContext.Current.CancellationToken);
        await using var plain = new GZipStream(raw.ShouldNotBeNull(), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static Task<IReadOnlyDictionary<string, string>> MetadataAsync(FetchBench bench, string key) =>
        bench.Lake.ReadMetadataAsync(key, TestContext.Current.CancellationToken);
}
