using Microsoft.Extensions.Logging;

namespace HoopsEdge.Scheduler.Runs;

/// <summary>
/// Says in the state store that a run is alive and where it stands, and learns from there that somebody wants it to
/// end.
/// </summary>
internal sealed partial class RunHeartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _end = new();
    private readonly RunRecords _records;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _runId;
    private readonly Task _beating;
    private RunProgress? _progress;

    public RunHeartbeat(string runId, RunRecords records, TimeProvider time, ILogger logger)
    {
        _runId = runId;
        _records = records;
        _time = time;
        _logger = logger;
        _beating = BeatAsync();
    }

    /// <summary>Cancelled when somebody wants the run to end.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>Where the run stands, to be told with the next beat.</summary>
    public RunProgress? Progress
    {
        get => Volatile.Read(ref _progress);
        set => Volatile.Write(ref _progress, value);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating;
        _end.Dispose();
        _cancel.Dispose();
    }

    private async Task BeatAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await BeatOnceAsync(_end.Token);
                await Task.Delay(Interval, _time, _end.Token);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The run itself meets the same trouble and decides; a missed beat is no reason to end it.
                LogMissed(_logger, _runId, failure.Message);
                await Task.Delay(Interval, _time, CancellationToken.None);
            }
        }
    }

    private async Task BeatOnceAsync(CancellationToken cancellationToken)
    {
        var record = await _records.UpdateAsync(
            _runId,
            before =>
                // A beat that comes late must not wake a run that has ended.
                before is null or { IsFinished: true }
                    ? before
                    : before with
                    {
                        Status = RunStatus.Running,
                        AliveAt = _time.GetUtcNow(),
                        Progress = Progress ?? before.Progress,
                    },
            cancellationToken
        );
        if (record is { CancelRequested: true })
        {
            await _cancel.CancelAsync();
        }
    }

    [LoggerMessage(
        EventName = "HeartbeatMissed",
        Level = LogLevel.Warning,
        Message = "Run {RunId} could not say that it is alive: {Problem}"
    )]
    private static partial void LogMissed(ILogger logger, string runId, string problem);
}
