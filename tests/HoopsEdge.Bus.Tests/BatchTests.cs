using HoopsEdge.Bus.Tests.Support;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Transformer;

namespace HoopsEdge.Bus.Tests;

/// <summary>How landed answers come together.</summary>
public sealed class BatchTests(SharedBroker shared)
{
    private const int BatchSize = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Games_do_not_wait_for_other_answers()
    {
        await using var host = await BusHost.StartAsync(
            await shared.VirtualHostAsync(),
            options =>
            {
                options.Transform.BatchSize = BatchSize;
                options.Transform.BatchWaitSeconds = 60;
            },
            services => services.AddTransformer(),
            bus => bus.AddTransformerConsumers()
        );
        var others = Answers("rankings", BatchSize - 1);
        var games = Answers("games", BatchSize);

        foreach (var landed in others.Concat(games))
            await LandAsync(host, landed);

        foreach (var landed in games)
            await Patiently.UntilAsync(() => IsInSilverAsync(host, landed));

        foreach (var landed in others)
            (await IsInSilverAsync(host, landed)).ShouldBeFalse("its batch is not full and its time not over");
    }

    private static RawLanded[] Answers(string endpoint, int count) =>
        [
            .. Enumerable
                .Range(2020, count)
                .Select(season =>
                    Messages.Landed() with
                    {
                        Endpoint = endpoint,
                        FetchId = Messages.Command(endpoint, ("season", Invariant($"{season}"))).FetchId,
                        Scope = new FetchScope { Season = season },
                    }
                ),
        ];

    private static async Task LandAsync(BusHost host, RawLanded landed)
    {
        var command = Messages.Command(landed.Endpoint, ("season", Invariant($"{landed.Scope.Season}")));
        var checkpoint = FetchCheckpoint.Planned(null, command) with { Status = FetchStatus.Landed };
        await host.Get<FetchCheckpoints>().UpdateAsync(landed.Endpoint, landed.FetchId, _ => checkpoint, Cancellation);
        await host.Bus.Publish(landed, Cancellation);
    }

    private static async Task<bool> IsInSilverAsync(BusHost host, RawLanded landed) =>
        (await host.Get<FetchCheckpoints>().FindAsync(landed.Endpoint, landed.FetchId, Cancellation))?.InSilver == true;
}
