using System.Text;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Tests.Scanning;

/// <summary>Is a body whole, valid, an array, and within its limits.</summary>
public sealed class ResponseScannerTests
{
    public static TheoryData<string> Endpoints => [.. EndpointContracts.All.Keys];

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("null")]
    [InlineData(" null ")]
    [InlineData("[]")]
    [InlineData("[ ]\n")]
    public void Nothing_is_an_empty_answer(string body)
    {
        var result = Scan.Text(body);

        result.Problem.ShouldBe(ScanProblem.None);
        result.IsEmpty.ShouldBeTrue();
        result.ContentHash.ShouldBe(RowSet.EmptyHash);
    }

    [Theory]
    [InlineData("{}", ScanProblem.NotAnArray)]
    [InlineData("\"x\"", ScanProblem.NotAnArray)]
    [InlineData("12", ScanProblem.NotAnArray)]
    [InlineData("true", ScanProblem.NotAnArray)]
    [InlineData("<html>", ScanProblem.InvalidJson)]
    [InlineData("[{]", ScanProblem.InvalidJson)]
    [InlineData("[1,]", ScanProblem.InvalidJson)]
    [InlineData("[] []", ScanProblem.InvalidJson)]
    [InlineData("[]x", ScanProblem.InvalidJson)]
    [InlineData("[NaN]", ScanProblem.InvalidJson)]
    [InlineData("nul", ScanProblem.InvalidJson)]
    [InlineData("""["\ud800"]""", ScanProblem.InvalidJson)]
    [InlineData("[", ScanProblem.Incomplete)]
    [InlineData("[{\"id\":1", ScanProblem.Incomplete)]
    [InlineData("[{\"id\":1},", ScanProblem.Incomplete)]
    [InlineData("[{\"id\":\"ab", ScanProblem.Incomplete)]
    public void What_is_no_array_of_rows_is_told_apart(string body, ScanProblem problem)
    {
        Scan.Text(body).Problem.ShouldBe(problem);
        Scan.Text(body, piece: 1).Problem.ShouldBe(problem);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_invalid() =>
        Scan.Bytes([.. "[\""u8, 0xC3, 0x28, .. "\"]"u8]).Problem.ShouldBe(ScanProblem.InvalidJson);

    [Fact]
    public void Every_cut_of_a_body_is_noticed()
    {
        var body = $"[{Scan.Row("\"name\":\"é \\u00e9 \\\"\",\"points\":[1,2]")}]";
        var bytes = Encoding.UTF8.GetBytes(body);

        for (var length = 1; length < bytes.Length; length++)
        {
            Scan.Bytes(bytes[..length]).Problem.ShouldBe(ScanProblem.Incomplete, $"cut at {length}");
        }
    }

    [Theory, MemberData(nameof(Endpoints))]
    public void Rows_of_every_contract_fit_it_in_pieces_of_any_size(string endpoint)
    {
        var contract = EndpointContracts.All[endpoint];
        var body = Encoding.UTF8.GetBytes(SampleRows.Of(contract, 4).ToJsonString());

        var results = new[] { 1, 7, 64, body.Length }.Select(piece => Feed(contract, body, piece)).ToArray();

        results.ShouldAllBe(result => result.Problem == ScanProblem.None && result.Misfit == null && result.Rows == 4);
        results.ShouldAllBe(result => result.UnknownFields.Count == 0 && result.Bytes == body.Length);
        results.Select(result => result.ContentHash).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Depth_counts_from_the_top_level_array()
    {
        Scan.Text("[]").Depth.ShouldBe(1);
        Scan.Text($"[{Scan.Row()}]").Depth.ShouldBe(3);
        Scan.Text($"[{Scan.Row("\"x\":[[[]]]")}]", limits: new ScanLimits { MaxDepth = 5 }).Depth.ShouldBe(5);
        Scan.Text($"[{Scan.Row("\"x\":[[[[]]]]")}]", limits: new ScanLimits { MaxDepth = 5 })
            .Problem.ShouldBe(ScanProblem.TooDeep);
    }

    [Fact]
    public void A_value_or_a_row_that_is_too_large_is_refused_before_it_is_all_there()
    {
        var limits = new ScanLimits { MaxTokenBytes = 1000, MaxRowBytes = 5000 };

        Scan.Text($"[{Scan.Row($"\"name\":\"{new string('a', 2000)}")}", 100, limits)
            .Problem.ShouldBe(ScanProblem.TooLarge);
        var many = string.Join(',', Enumerable.Repeat("1", 4000));
        Scan.Text($"[{Scan.Row($"\"points\":[{many}")}", 100, limits).Problem.ShouldBe(ScanProblem.TooLarge);
        Scan.Text($"[{Scan.Row($"\"points\":[{many}]")}]", limits: limits).Problem.ShouldBe(ScanProblem.TooLarge);
        Scan.Text("[{},{}]", limits: new ScanLimits { MaxDistinctRows = 1 }, rows: new RowSet())
            .Problem.ShouldBe(ScanProblem.None);
        Scan.Text("[{\"id\":1},{\"id\":2}]", limits: new ScanLimits { MaxDistinctRows = 1 }, rows: new RowSet())
            .Problem.ShouldBe(ScanProblem.TooLarge);
    }

    [Fact]
    public void The_start_dates_say_where_a_cut_answer_goes_on()
    {
        var result = Scan.Text(
            $"[{Scan.Row("\"startDate\":\"2025-11-03T19:00:00.000Z\"")},{Scan.Row("\"startDate\":\"2025-11-03T20:00:00+02:00\"")}]"
        );

        result.MaxStartDate.ShouldBe(new DateTimeOffset(2025, 11, 3, 19, 0, 0, TimeSpan.Zero));
        result.LastStartDate.ShouldBe(new DateTimeOffset(2025, 11, 3, 18, 0, 0, TimeSpan.Zero));
        result.SharesOneStartDate.ShouldBeFalse();
    }

    [Fact]
    public void Rows_share_one_start_date_only_when_all_of_them_have_it()
    {
        var dated = Scan.Row("\"startDate\":\"2025-11-03T19:00:00.000Z\"");

        Scan.Text($"[{dated},{dated}]").SharesOneStartDate.ShouldBeTrue();
        Scan.Text($"[{dated},{Scan.Row()}]").SharesOneStartDate.ShouldBeFalse();
        Scan.Text($"[{Scan.Row()}]").SharesOneStartDate.ShouldBeFalse();
        Scan.Text("[]").SharesOneStartDate.ShouldBeFalse();
    }

    [Fact]
    public void A_body_of_150_megabytes_is_scanned_within_a_few_hundred_kilobytes()
    {
        var contract = EndpointContracts.All["plays_date"];
        var piece = Encoding.UTF8.GetBytes(
            string.Join(',', SampleRows.Of(contract, 40).Select(row => row!.ToJsonString()))
        );
        using var scanner = new ResponseScanner(contract);
        scanner.Feed("["u8);
        scanner.Feed(piece);
        var before = GC.GetAllocatedBytesForCurrentThread();

        long fed = 0;
        while (fed < 150_000_000)
        {
            scanner.Feed(","u8);
            scanner.Feed(piece);
            fed += piece.Length;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(400_000);
        scanner.Feed("]"u8);
        scanner.Complete().Problem.ShouldBe(ScanProblem.None);
    }

    private static ScanResult Feed(EndpointContract contract, byte[] body, int piece)
    {
        using var scanner = new ResponseScanner(contract);
        foreach (var part in body.Chunk(piece))
        {
            scanner.Feed(part);
        }

        return scanner.Complete();
    }
}
