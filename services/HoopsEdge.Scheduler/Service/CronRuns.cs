using System.Text.Json.Serialization;
using Cronos;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Service;

/// <summary>
/// Starts runs when config.yaml says so. What was fired last is in the state store: a time that passed while no
/// scheduler lived is caught up once, and a restart fires nothing twice.
/// </summary>
internal sealed class CronRuns(
    IOptions<SchedulerOptions> options,
    IStateStore store,
    RunRecords records,
    TimeProvider time
)
{
    private const string Partition = "cron";

    private readonly IReadOnlyList<(RunMode Mode, CronExpression When)> _schedule = [.. Read(options.Value.Cron)];

    /// <summary>Asks for the runs whose time has come.</summary>
    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        foreach (var (mode, when) in _schedule)
        {
            var now = time.GetUtcNow();
            var isDue = false;
            await store.UpdateAsync(
                Partition,
                $"{mode}",
                CronJson.Default.CronMark,
                before =>
                {
                    var next = before is null ? null : when.GetNextOccurrence(before.LookedAt, TimeZoneInfo.Utc);
                    isDue = next <= now;
                    return before is null || isDue ? new CronMark(now) : before;
                },
                cancellationToken
            );
            if (isDue)
            {
                await records.EnqueueAsync(new RunRequest { Mode = mode }, "cron", cancellationToken);
            }
        }
    }

    private static IEnumerable<(RunMode Mode, CronExpression When)> Read(CronOptions cron)
    {
        (RunMode Mode, string Text)[] lines =
        [
            (RunMode.Incremental, cron.Incremental),
            (RunMode.GapFill, cron.GapFill),
            (RunMode.Backfill, cron.Backfill),
        ];
        return lines.Where(line => line.Text.Length > 0).Select(line => (line.Mode, CronExpression.Parse(line.Text)));
    }
}

/// <summary>Up to when a cron line has been looked at.</summary>
/// <param name="LookedAt">UTC.</param>
internal sealed record CronMark(DateTimeOffset LookedAt);

/// <summary>Source-generated JSON of cron marks.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CronMark))]
internal sealed partial class CronJson : JsonSerializerContext;
