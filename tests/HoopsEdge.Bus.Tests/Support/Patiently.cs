namespace HoopsEdge.Bus.Tests.Support;

/// <summary>Waits for conditions, never for time, and not for ever.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until a condition holds.</summary>
    /// <exception cref="OperationCanceledException">It did not within two minutes.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(Look);
        while (!await condition())
            await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Waits until a condition holds that can be seen at once.</summary>
    /// <exception cref="OperationCanceledException">It did not within two minutes.</exception>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));
}
