namespace HoopsEdge.ApiSimulator.Tests.Support;

/// <summary>A league whose season is longer than the row caps.</summary>
public sealed class LargeLeague : IAsyncLifetime
{
    public Api Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await Api.StartAsync(new SimulatorOptions { Teams = 240 });

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
