using System.Text;
using HoopsEdge.Fetcher.Tests.Fixtures;
using HoopsEdge.Lakehouse.State;
using Microsoft.AspNetCore.Http;

namespace HoopsEdge.Fetcher.Tests.Acceptance;

/// <summary>
/// A day of plays is 150 MB; it must pass through without being held. Runs by itself: the heap is the whole process's.
/// </summary>
[CollectionDefinition(nameof(LargeBodyTests), DisableParallelization = true)]
[Collection(nameof(LargeBodyTests))]
public sealed class LargeBodyTests
{
    private const int LargeBytes = 150_000_000;

    [Fact]
    public async Task A_body_of_150_megabytes_lands_within_a_small_heap()
    {
        await using var bench = await FetchBench.StartAsync(speed: 1);
        var highest = 0L;
        bench.Api.Script(
            Plays(() =>
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
            })
        );
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var checkpoint = await bench.FetchAsync(EndpointKind.Command("day"));

        checkpoint.Status.ShouldBe(FetchStatus.Landed);
        checkpoint.Bytes.ShouldBeGreaterThan(LargeBytes);
        (highest - before).ShouldBeLessThan(64_000_000);
    }

    /// <summary>Sends rows until it is enough, looking at the heap of this process now and then.</summary>
    private static RequestDelegate Plays(Action look) =>
        async context =>
        {
            var rows = SampleRows.Of(EndpointKind.ContractOf("day"), 40).Select(row => row!.ToJsonString());
            var piece = Encoding.UTF8.GetBytes(string.Join(',', rows));
            await context.Response.WriteAsync("[", context.RequestAborted);
            for (var sent = 0L; sent <= LargeBytes; sent += piece.Length)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                await context.Response.WriteAsync(",", context.RequestAborted);
                look();
            }

            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.WriteAsync("]", context.RequestAborted);
        };
}
