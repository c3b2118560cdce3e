using HoopsEdge.Lakehouse.State;
using HoopsEdge.UnitTests.Support;

namespace HoopsEdge.UnitTests.Service;

public sealed class LeaseTests : IDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private readonly TestLake _lake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Leases Leases => new(_lake.State, _lake.Time);

    [Fact]
    public async Task Of_many_that_want_a_lease_at_once_one_gets_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(holder => TakeAsync($"holder {holder}")));

        taken.Count(isMine => isMine).ShouldBe(1);
    }

    [Fact]
    public async Task A_lease_is_its_holders_until_it_runs_out()
    {
        (await TakeAsync("one")).ShouldBeTrue();
        _lake.Time.Advance(Duration - TimeSpan.FromSeconds(1));
        (await TakeAsync("other")).ShouldBeFalse();

        _lake.Time.Advance(TimeSpan.FromSeconds(2));
        (await TakeAsync("other")).ShouldBeTrue();
        (await TakeAsync("one")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_holder_prolongs_its_lease()
    {
        (await TakeAsync("one")).ShouldBeTrue();
        _lake.Time.Advance(Duration / 2);
        (await TakeAsync("one")).ShouldBeTrue();
        _lake.Time.Advance(Duration / 2 + TimeSpan.FromSeconds(1));

        (await TakeAsync("other")).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_its_holder_gives_a_lease_back()
    {
        (await TakeAsync("one")).ShouldBeTrue();
        await Leases.ReleaseAsync("work", "other", Token);
        (await TakeAsync("other")).ShouldBeFalse();

        await Leases.ReleaseAsync("work", "one", Token);
        (await TakeAsync("other")).ShouldBeTrue();
    }

    public void Dispose() => _lake.Dispose();

    private Task<bool> TakeAsync(string holder) => Leases.TakeAsync("work", holder, Duration, Token);
}
