using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Gold;

/// <summary>
/// Builds gold when silver has been quiet for a while. Of several transformers one builds; what it does not finish
/// stays marked, so that another one, or the next start, does it.
/// </summary>
internal sealed partial class GoldFollower(
    GoldBuilder builder,
    DirtySeasons dirty,
    Leases leases,
    IBus bus,
    IOptions<GoldOptions> options,
    TimeProvider time,
    ILogger<GoldFollower> logger
) : BackgroundService
{
    private const string Lease = "gold";
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);
    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():n}";
    private DateTimeOffset _notBefore;

    private TimeSpan Debounce => TimeSpan.FromSeconds(options.Value.DebounceSeconds);

    private TimeSpan LeaseTime => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var look = Debounce / 4 < LongestLook ? Debounce / 4 : LongestLook;
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(look, time, stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, failure);
                Postpone();
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var marks = await dirty.ReadAsync(cancellationToken);
        if (!IsTime(marks) || !await leases.TakeAsync(Lease, _holder, LeaseTime, cancellationToken))
        {
            return;
        }

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(lost);
        try
        {
            await BuildAsync(marks, lost.Token);
        }
        finally
        {
            await lost.CancelAsync();
            await keeping;
            await leases.ReleaseAsync(Lease, _holder, CancellationToken.None);
        }
    }

    private bool IsTime(IReadOnlyList<DirtySeason> marks)
    {
        var now = time.GetUtcNow();
        return marks.Count > 0
            && now >= _notBefore
            && (
                now - marks.Max(mark => mark.Last) >= Debounce
                || now - marks.Min(mark => mark.Since) >= TimeSpan.FromSeconds(options.Value.MaxWaitSeconds)
            );
    }

    private async Task BuildAsync(IReadOnlyList<DirtySeason> marks, CancellationToken cancellationToken)
    {
        // Tables may read the seasons before theirs: what follows the first dirty season is looked at too.
        var request = new GoldRequest([]) { From = marks.Min(mark => mark.Season) };
        var report = await builder.RunAsync(
            request,
            change => bus.Publish(change, cancellationToken),
            cancellationToken
        );
        if (report.Failed.Any())
        {
            Postpone();
            return;
        }

        foreach (var mark in marks)
        {
            await dirty.ClearAsync(mark, cancellationToken);
        }
    }

    /// <summary>What failed is tried again, but not in a tight loop.</summary>
    private void Postpone() => _notBefore = time.GetUtcNow() + Debounce * 2;

    private async Task KeepAsync(CancellationTokenSource lost)
    {
        while (!lost.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(LeaseTime / 3, time, lost.Token);
                if (!await leases.TakeAsync(Lease, _holder, LeaseTime, lost.Token))
                {
                    await lost.CancelAsync();
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure)
            {
                // Two builders at once cost time and harm nothing: their writes are conditional.
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(
        EventName = "GoldDelayed",
        Level = LogLevel.Error,
        Message = "Gold could not be built and is tried again"
    )]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
