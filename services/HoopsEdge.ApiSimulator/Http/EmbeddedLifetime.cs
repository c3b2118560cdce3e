namespace HoopsEdge.ApiSimulator.Http;

/// <summary>Leaves signals to the program around the server: Ctrl-C is not the simulator's to swallow.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
