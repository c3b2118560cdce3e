using System.Text.Json.Serialization;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Scheduler.Planning;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Service;

/// <summary>
/// Games that went final make game-scoped fetches possible. A run over all endpoints plans those itself; after any
/// other change of the games (a replay, a run over some endpoints) a run over the game-scoped endpoints is asked for.
/// </summary>
internal sealed class GameDiscovery(
    IStateStore store,
    RunRecords records,
    IOptions<HoopsOptions> options,
    TimeProvider time
)
{
    private const string Partition = "discovery";
    private const string Games = "fct_games";

    /// <summary>Notes that a run changed the games.</summary>
    public Task NoteAsync(string runId, CancellationToken cancellationToken) =>
        store.UpdateAsync(
            Partition,
            Games,
            DiscoveryJson.Default.ChangedGames,
            _ => new ChangedGames(runId, time.GetUtcNow()),
            cancellationToken
        );

    /// <summary>Asks for the run that changed games make possible, once whoever changed them is done.</summary>
    public async Task EnqueueDueAsync(CancellationToken cancellationToken)
    {
        var noted = await store.GetAsync(Partition, Games, cancellationToken);
        if (
            noted is null
            || System.Text.Json.JsonSerializer.Deserialize(noted.Json, DiscoveryJson.Default.ChangedGames)
                is not { } changed
        )
        {
            return;
        }

        var cause = await records.FindAsync(changed.RunId, cancellationToken);
        if (cause is { IsFinished: false })
        {
            return;
        }

        if (await store.DeleteAsync(Partition, Games, noted.Version, cancellationToken) && !HasPlanned(cause))
        {
            var request = new RunRequest { Mode = RunMode.Incremental, Endpoints = GameScoped };
            await records.EnqueueAsync(request, "discovery", cancellationToken);
        }
    }

    private IReadOnlyList<string> GameScoped =>
        [
            .. options
                .Value.Endpoints.Where(endpoint =>
                    endpoint.Value.Plan == PlanRule.NewGames && !options.Value.SkipEndpoints.Contains(endpoint.Key)
                )
                .Select(endpoint => endpoint.Key)
                .Order(StringComparer.Ordinal),
        ];

    private static bool HasPlanned(RunRecord? cause) =>
        cause is { Mode: RunMode.Incremental, Endpoints.Count: 0 } or { Mode: RunMode.Backfill, Endpoints.Count: 0 };
}

/// <summary>The games changed.</summary>
/// <param name="RunId">The run that changed them.</param>
/// <param name="At">When, UTC.</param>
internal sealed record ChangedGames(string RunId, DateTimeOffset At);

/// <summary>Source-generated JSON of discovery.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChangedGames))]
internal sealed partial class DiscoveryJson : JsonSerializerContext;
