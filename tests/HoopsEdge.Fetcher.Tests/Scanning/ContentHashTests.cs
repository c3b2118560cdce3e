using System.Text.Json.Nodes;
using CsCheck;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Tests.Scanning;

/// <summary>Which bodies have the same content.</summary>
public sealed class ContentHashTests
{
    [Theory]
    [InlineData("""[{"id":1,"name":"a"}]""", """[ {"name" : "a", "id":1} ]""")]
    [InlineData("""[{"id":1},{"id":2}]""", """[{"id":2},{"id":1}]""")]
    [InlineData("""[{"id":7}]""", """[{"id":7.0}]""")]
    [InlineData("""[{"share":0.5}]""", """[{"share":5e-1}]""")]
    [InlineData("""[{"name":"é"}]""", """[{"name":"\u00e9"}]""")]
    [InlineData("""[{"id":1,"name":null}]""", """[{"id":1}]""")]
    [InlineData("""[{"people":[{"id":1},{"id":2}]}]""", """[{"people":[{"id":2},{"id":1}]}]""")]
    [InlineData("""[{"new":[{"a":1,"b":[{"c":1},{"d":2}]}]}]""", """[{"new":[{"b":[{"d":2},{"c":1}],"a":1}]}]""")]
    public void These_say_the_same(string one, string other) => Scan.Hash(one).ShouldBe(Scan.Hash(other));

    [Theory]
    [InlineData("""[{"id":1}]""", """[{"id":2}]""")]
    [InlineData("""[{"id":1}]""", """[{"id":1},{"id":1}]""")]
    [InlineData("""[{"id":1,"big":2}]""", """[{"id":2,"big":1}]""")]
    [InlineData("""[{"name":"1"}]""", """[{"name":1}]""")]
    [InlineData("""[{"points":[1,2]}]""", """[{"points":[2,1]}]""")]
    [InlineData("""[{"points":[]}]""", """[{"points":null}]""")]
    [InlineData("""[{"points":[1]}]""", """[{"points":[[1]]}]""")]
    [InlineData("""[{"flag":true}]""", """[{"flag":false}]""")]
    [InlineData("""[{"flag":true}]""", """[{"flag":1}]""")]
    [InlineData("""[{"sub":{"clock":"a"}}]""", """[{"sub":{},"clock":"a"}]""")]
    [InlineData(
        """[{"people":[{"id":1,"name":"a"},{"id":2,"name":"b"}]}]""",
        """[{"people":[{"id":1,"name":"b"},{"id":2,"name":"a"}]}]"""
    )]
    [InlineData("""[{"new":null}]""", """[{}]""")]
    [InlineData("""[{}]""", "[]")]
    public void These_do_not(string one, string other) => Scan.Hash(one).ShouldNotBe(Scan.Hash(other));

    [Fact]
    public void Any_order_of_rows_members_and_objects_has_the_same_hash()
    {
        var contract = EndpointContracts.All["plays_date"];
        var rows = SampleRows.Of(contract, 6);
        var expected = Hash(contract, rows);

        Gen.Int.Sample(seed => Hash(contract, Shuffle(rows, new Random(seed))).ShouldBe(expected), iter: 200);
    }

    [Fact]
    public void Any_one_changed_value_changes_the_hash()
    {
        var contract = EndpointContracts.All["plays_date"];
        var row = SampleRows.RowOf(contract, 3);
        var hashes = new HashSet<string> { Hash(contract, [row.DeepClone()]) };
        foreach (var name in row.Select(member => member.Key).ToArray())
        {
            var changed = row.DeepClone();
            changed[name] = "another";
            hashes.Add(Hash(contract, [changed])).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Pages_that_overlap_have_the_hash_of_their_union()
    {
        const string A = """{"id":1}""";
        const string B = """{"id":2}""";
        const string C = """{"id":3}""";

        Union($"[{A},{B}]", $"[{B},{C}]").ShouldBe(Union($"[{C},{B},{A}]"));
        Union($"[{A},{B}]").ShouldNotBe(Union($"[{A},{C}]"));
        Union().ShouldBe(RowSet.EmptyHash);
    }

    private static string Union(params string[] pages)
    {
        var union = new RowSet();
        foreach (var page in pages)
        {
            var rows = new RowSet();
            Scan.Text(page, rows: rows);
            union.UnionWith(rows);
        }

        return union.ContentHash;
    }

    private static string Hash(EndpointContract contract, JsonArray rows)
    {
        using var scanner = new ResponseScanner(contract);
        scanner.Feed(System.Text.Encoding.UTF8.GetBytes(rows.ToJsonString()));
        return scanner.Complete().ContentHash;
    }

    private static JsonArray Shuffle(JsonArray array, Random random) =>
        [
            .. (
                array.All(item => item is JsonObject) ? array.OrderBy(_ => random.Next()) : array.AsEnumerable()
            ).Select(item => Shuffle(item, random)),
        ];

    private static JsonNode? Shuffle(JsonNode? node, Random random) =>
        node switch
        {
            JsonArray array => Shuffle(array, random),
            JsonObject members => new JsonObject(
                members
                    .OrderBy(_ => random.Next())
                    .Select(member => KeyValuePair.Create(member.Key, Shuffle(member.Value, random)))
            ),
            _ => node?.DeepClone(),
        };
}
