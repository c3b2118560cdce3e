using System.Globalization;
using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;
using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Tests.Scanning;

/// <summary>What the scanner lets through, DuckDB reads, and as the same value.</summary>
public sealed class DuckDbAgreementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hoops-duck-test-").FullName;
    private readonly DuckDBConnection _duck = new("DataSource=:memory:");

    public DuckDbAgreementTests()
    {
        _duck.Open();
        Query("set timezone = 'UTC'");
    }

    public void Dispose()
    {
        _duck.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("2025-11-03")]
    [InlineData("2025-11-03T19:05:09")]
    [InlineData("2025-11-03 19:05:09")]
    [InlineData("2025-11-03T19:05:09Z")]
    [InlineData("2025-11-03T19:05:09.1Z")]
    [InlineData("2025-11-03T19:05:09.123456Z")]
    [InlineData("2025-11-03T19:05:09.123456789Z")]
    [InlineData("2025-11-03T19:05:09+00")]
    [InlineData("2025-11-03T19:05:09-05:30")]
    [InlineData("2025-11-03T23:59:59+14:00")]
    [InlineData("2024-02-29T00:00:00.000Z")]
    [InlineData("1969-12-31T23:59:59.000Z")]
    public void A_time_that_fits_is_the_same_instant_in_DuckDB(string text)
    {
        IsoTime.TryParse(Encoding.ASCII.GetBytes(text), out var value).ShouldBeTrue();

        var read = Query($"select epoch_us(cast('{text}' as timestamptz))");

        Convert.ToInt64(read, CultureInfo.InvariantCulture).ShouldBe((value - DateTimeOffset.UnixEpoch).Ticks / 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-11-3")]
    [InlineData("2025-13-03")]
    [InlineData("2025-11-31")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2025-11-03T24:00:00Z")]
    [InlineData("2025-11-03T19:60:00Z")]
    [InlineData("2025-11-03T19:00:60Z")]
    [InlineData("2025-11-03T19:00:00.Z")]
    [InlineData("2025-11-03T19:00:00ZZ")]
    [InlineData("2025-11-03T19:00:00+5")]
    [InlineData("2025-11-03x19:00:00Z")]
    [InlineData("now")]
    public void These_are_no_times(string text) =>
        IsoTime.TryParse(Encoding.ASCII.GetBytes(text), out _).ShouldBeFalse();

    [Fact]
    public void Rows_at_the_edges_of_their_types_are_read_by_DuckDB_as_declared()
    {
        var body = $$"""
            [{{Scan.Row(
                "\"points\":[7.0,7e0,-2147483648,2147483647,null],\"share\":12345678901234567890,\"big\":9223372036854775807"
            )}},
             {{Scan.Row(
                "\"startDate\":\"2025-11-03\",\"born\":\"2004-02-29T00:00:00.000Z\",\"people\":[{\"id\":1},null,{}],\"name\":\"\\u0000é\""
            )}}]
            """;
        Scan.Text(body).Misfit.ShouldBeNull();
        var file = Path.Combine(_folder, "edges.json");
        File.WriteAllText(file, body);

        Query($"select sum(len(points)) from {Read(file)}").ShouldBe((System.Numerics.BigInteger)5);
        Query($"select count(startDate) + count(born) + count(people) from {Read(file)}").ShouldBe(3L);
    }

    [Fact]
    public async Task A_rewritten_body_has_the_same_rows_and_its_unknown_fields_in_one_text_column()
    {
        var row = Scan.Row(
            "\"zone\":{\"x\":1.50,\"y\":[true,null,\"\\\"é\"]},\"people\":[{\"id\":1},{\"nick\":\"Bo\",\"id\":2}],\"_extra\":\"own\""
        );
        var body = $"[{Scan.Row()}, {row} ,{Scan.Row("\"sub2\":[{}]")}]";
        var target = Path.Combine(_folder, "rewritten.json.gz");

        var count = await UnknownFieldRewriter.RewriteAsync(
            Zipped(body),
            target,
            Scan.Contract,
            TestContext.Current.CancellationToken
        );

        count.ShouldBe(2);
        Query($"select count(*) from {Read(target)}").ShouldBe(3L);
        Query($"select count(_extra) from {Read(target)}").ShouldBe(2L);
        Query($"select people[2].id from {Read(target)} where len(people) = 2").ShouldBe(2);
        Query($"select _extra from {Read(target)} where len(people) = 2")
            .ShouldBe("""{"zone":{"x":1.50,"y":[true,null,"\"é"]},"people[1].nick":"Bo","_extra":"own"}""");
        Query($"select _extra ->> '$.sub2' from {Read(target)} where _extra like '%sub2%'").ShouldBe("[{}]");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task An_empty_body_is_rewritten_as_it_is(string body)
    {
        var target = Path.Combine(_folder, "empty.json.gz");

        await UnknownFieldRewriter.RewriteAsync(
            Zipped(body),
            target,
            Scan.Contract,
            TestContext.Current.CancellationToken
        );

        Unzip(target).ShouldBe(body);
    }

    [Fact]
    public async Task A_body_larger_than_any_buffer_keeps_every_byte_that_is_not_extra()
    {
        var rows = Enumerable
            .Range(0, 3000)
            .Select(number => Scan.Row($"\"name\":\"{new string('n', number)}\",\"x{number}\":{number}"));
        var body = $"[{string.Join(",\n", rows)}]";
        var target = Path.Combine(_folder, "large.json.gz");

        var count = await UnknownFieldRewriter.RewriteAsync(
            Zipped(body),
            target,
            Scan.Contract,
            TestContext.Current.CancellationToken
        );

        count.ShouldBe(3000);
        var rewritten = Unzip(target);
        System.Text.RegularExpressions.Regex.Replace(rewritten, ",\"_extra\":\"{[^}]*}\"", "").ShouldBe(body);
    }

    private static string Read(string file) =>
        $"""
            read_json('{file}', format = 'array', columns = {"{"}{string.Join(
                ", ",
                Scan.Contract.Columns.Select(column => $"\"{column.Name}\": '{column.Type}'").Append("\"_extra\": 'VARCHAR'")
            )}{"}"})
            """;

    private object? Query(string sql)
    {
        using var command = _duck.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static MemoryStream Zipped(string text)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        zipped.Position = 0;
        return zipped;
    }

    private static string Unzip(string file)
    {
        using var zip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        return reader.ReadToEnd();
    }
}
