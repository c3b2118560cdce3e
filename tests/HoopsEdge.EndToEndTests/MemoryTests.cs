using System.Globalization;
using HoopsEdge.EndToEndTests.Support;

namespace HoopsEdge.EndToEndTests;

public sealed class MemoryTests(ITestOutputHelper output)
{
    private const int MostMegabytes = 512;

    [Fact]
    public async Task A_day_of_plays_of_150_MB_is_fetched_and_transformed_within_512_MB_of_memory()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the peak of memory is read from /proc");
        await using var server = await HugeDayServer.StartAsync();
        using var workspace = new Workspace(server.BaseAddress).With("api.info_url", "");

        using var process = workspace.Start("backfill", "--seasons", "2026", "--endpoints", "games,plays_date");
        var peak = 0;
        await Patiently.UntilAsync(process, () => (peak = Math.Max(peak, PeakOf(process))) < 0);
        var result = await process.EndAsync();

        result.ShouldExitWith(0);
        output.WriteLine(Invariant($"{server.BytesSent:N0} bytes, {server.PlaysSent:N0} plays, peak {peak:N0} MB"));
        server.BytesSent.ShouldBeGreaterThan(149_000_000);
        (await workspace.Silver.CountAsync("fct_plays")).ShouldBe(server.PlaysSent);
        peak.ShouldBeInRange(50, MostMegabytes - 1);
    }

    /// <summary>VmHWM in megabytes; 0 when the process has just ended.</summary>
    private static int PeakOf(HoopsProcess process)
    {
        try
        {
            var line = File.ReadLines(Invariant($"/proc/{process.Id}/status"))
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line.Split()[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
