using DuckDB.NET.Data;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Query;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Transformer.Bronze;

/// <summary>Writes the bronze objects of a batch, several at the same time: DuckDB reads one JSON array on one core.</summary>
internal sealed class BronzeBatch(BronzeWriter writer, IOptions<TransformOptions> options)
{
    /// <summary>Writes every answer; one that cannot be read is refused and disturbs no other.</summary>
    public async Task<BronzeBatchResult> WriteAsync(
        IReadOnlyCollection<RawLanded> batch,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var result = new BronzeBatchResult([], []);
        var queue = new Queue<RawLanded>(Distinct(batch).OrderByDescending(landed => landed.Rows));
        var workers = Math.Clamp(
            Math.Min(options.Value.Threads, options.Value.MemoryLimitMb / TransformOptions.LeastMemoryMb),
            1,
            Math.Max(1, queue.Count)
        );
        await Parallel.ForEachAsync(
            Enumerable.Range(0, workers),
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken },
            async (_, token) => await WorkAsync(queue, result, folder, 1.0 / workers, token)
        );
        return result;
    }

    // A message may come twice, and content may come back: of what has one key in bronze the newest is written.
    private static IEnumerable<RawLanded> Distinct(IEnumerable<RawLanded> batch) =>
        batch
            .OrderByDescending(landed => landed.IngestedAt)
            .DistinctBy(landed => (landed.FetchId, landed.ContentHash, landed.IngestedAt.UtcDateTime.Date));

    private async Task WorkAsync(
        Queue<RawLanded> queue,
        BronzeBatchResult result,
        string folder,
        double share,
        CancellationToken cancellationToken
    )
    {
        using var session = new DuckSession(options.Value, share);
        while (Take(queue) is { } landed)
        {
            try
            {
                var bronze = await writer.WriteAsync(session, landed, folder, cancellationToken);
                result.Add(new WrittenAnswer(landed, bronze));
            }
            catch (Exception unusable) when (unusable is TransformException or DuckDBException)
            {
                result.Add(new Refusal(landed, unusable.Message.ReplaceLineEndings(" ")));
            }
        }
    }

    private static RawLanded? Take(Queue<RawLanded> queue)
    {
        lock (queue)
        {
            return queue.TryDequeue(out var landed) ? landed : null;
        }
    }
}

/// <summary>What became of a batch's answers in bronze.</summary>
/// <param name="Written">Answers whose bronze object is in the lake.</param>
/// <param name="Refused">Answers that cannot become rows.</param>
internal sealed record BronzeBatchResult(List<WrittenAnswer> Written, List<Refusal> Refused)
{
    public void Add(WrittenAnswer answer)
    {
        lock (Written)
        {
            Written.Add(answer);
        }
    }

    public void Add(Refusal refusal)
    {
        lock (Refused)
        {
            Refused.Add(refusal);
        }
    }
}

/// <summary>An answer and its bronze object; null when it has no rows.</summary>
internal sealed record WrittenAnswer(RawLanded Landed, BronzeObject? Bronze);

/// <summary>An answer that cannot become rows.</summary>
/// <param name="Landed">The answer.</param>
/// <param name="Reason">Why, in one line.</param>
internal sealed record Refusal(RawLanded Landed, string Reason);
