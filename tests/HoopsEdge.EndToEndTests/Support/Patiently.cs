namespace HoopsEdge.EndToEndTests.Support;

/// <summary>Waits for conditions, never for time.</summary>
public static class Patiently
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Waits until a condition holds, or the process that could make it hold has ended.</summary>
    public static async Task<bool> UntilAsync(HoopsProcess process, Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(Look);
        while (!condition())
        {
            if (process.HasExited)
                return condition();
            await timer.WaitForNextTickAsync(patience.Token);
        }
        return true;
    }
}
