using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>Decides what a run fetches. Makes no call: everything it knows is in the lake and in the state store.</summary>
public sealed class Planner(
    IOptions<HoopsOptions> options,
    FetchCheckpoints checkpoints,
    SeasonGames seasonGames,
    TimeProvider time
)
{
    private readonly ScopeExpander _expander = new(options.Value.Seasons);
    private readonly Rotation _rotation = new(options.Value, checkpoints);

    /// <summary>Plans what is due now.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="attempted">Fetch ids that this run has tried already.</param>
    /// <param name="cancellationToken">Stops planning.</param>
    /// <exception cref="ArgumentException">An endpoint is not known; one line for the user.</exception>
    public async Task<Plan> PlanAsync(
        RunRequest request,
        IReadOnlySet<string> attempted,
        CancellationToken cancellationToken
    )
    {
        CheckEndpoints(request);
        var context = new PlanContext(
            request,
            attempted,
            new DueRule(options.Value.Incremental, time.GetUtcNow()),
            SeasonsOf(request)
        );
        var plans = new List<EndpointPlan>();
        foreach (var (name, endpoint) in options.Value.Endpoints.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            plans.Add(
                EndpointSelection.ReasonToLeaveOut(options.Value, request, name, endpoint) is { } reason
                    ? new EndpointPlan(name, [], 0, reason)
                    : await PlanEndpointAsync(context, EndpointContracts.All[name], endpoint, cancellationToken)
            );
        }

        var plan = new Plan([.. plans.Select(Explain)]);
        return request.Mode switch
        {
            RunMode.GapFill => GapLimit.Apply(plan, options.Value.GapFill.MaxGames, attempted.Count),
            RunMode.Incremental when request.Endpoints.Count == 0 => await _rotation.AddAsync(
                context,
                plan,
                cancellationToken
            ),
            _ => plan,
        };
    }

    /// <summary>The season that today is in.</summary>
    public Season CurrentSeason => Season.Of(Today);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private List<Season> SeasonsOf(RunRequest request)
    {
        var last = request.To ?? request.From ?? options.Value.Seasons.LastSeason(Today);
        var first =
            request.From
            ?? (request.Mode == RunMode.Incremental ? CurrentSeason : new Season(options.Value.Seasons.Start));
        last = request.Mode == RunMode.Incremental && request.To is null && request.From is null ? CurrentSeason : last;
        return
        [
            .. Enumerable.Range(first.Year, Math.Max(0, last.Year - first.Year + 1)).Select(year => new Season(year)),
        ];
    }

    /// <summary>Checks the endpoints that a request names.</summary>
    /// <exception cref="ArgumentException">One is not known; one line for the user.</exception>
    public void CheckEndpoints(RunRequest request)
    {
        if (request.Endpoints.FirstOrDefault(name => !options.Value.Endpoints.ContainsKey(name)) is { } unknown)
        {
            throw new ArgumentException(
                $"there is no endpoint '{unknown}' (known: {string.Join(", ", options.Value.Endpoints.Keys.Order(StringComparer.Ordinal))})"
            );
        }
    }

    private async Task<EndpointPlan> PlanEndpointAsync(
        PlanContext context,
        EndpointContract contract,
        EndpointOptions endpoint,
        CancellationToken cancellationToken
    )
    {
        var known = new Dictionary<string, FetchCheckpoint>(StringComparer.Ordinal);
        await foreach (var checkpoint in checkpoints.OfEndpointAsync(contract.Name, cancellationToken))
        {
            known[checkpoint.FetchId] = checkpoint;
        }

        if (endpoint.Expand == Expansion.Snapshot)
        {
            var snapshot = ScopeExpander.Snapshot(contract);
            return Finish(context, contract, endpoint, known, [snapshot], _ => true, 0);
        }

        var fetches = new List<PlannedFetch>();
        var estimated = 0;
        foreach (var season in context.Seasons)
        {
            var plan = await PlanSeasonAsync(context, contract, endpoint, season, known, cancellationToken);
            fetches.AddRange(plan.Fetches);
            estimated += plan.EstimatedCalls;
        }

        return new EndpointPlan(contract.Name, fetches, estimated, "");
    }

    private static EndpointPlan Explain(EndpointPlan line) =>
        line switch
        {
            { Note.Length: > 0 } => line,
            { EstimatedCalls: > 0 } => line with { Note = "more when games are known" },
            { Fetches.Count: 0 } => line with { Note = "nothing is due" },
            _ => line,
        };

    private async Task<EndpointPlan> PlanSeasonAsync(
        PlanContext context,
        EndpointContract contract,
        EndpointOptions endpoint,
        Season season,
        IReadOnlyDictionary<string, FetchCheckpoint> known,
        CancellationToken cancellationToken
    )
    {
        var games = await context.GamesAsync(seasonGames, season, cancellationToken);
        var players =
            endpoint.Expand == Expansion.SeasonByPlayer
                ? await seasonGames.ReadPlayersAsync(season, cancellationToken)
                : [];
        var scopes = _expander.OfSeason(contract, endpoint.Expand, season, games, players);
        if (context.Request.Mode == RunMode.GapFill)
        {
            var present = await seasonGames.ReadGamesInAsync(endpoint.Fills, season, cancellationToken);
            return Finish(context, contract, endpoint, known, scopes, IsGap(games, present), 0);
        }

        return Finish(
            context,
            contract,
            endpoint,
            known,
            scopes,
            StartedBy(games, endpoint),
            Unknown(context, endpoint, season, games)
        );
    }

    private static EndpointPlan Finish(
        PlanContext context,
        EndpointContract contract,
        EndpointOptions endpoint,
        IReadOnlyDictionary<string, FetchCheckpoint> known,
        IEnumerable<PlannedScope> scopes,
        Func<PlannedScope, bool> filter,
        int estimated
    )
    {
        var fetches = scopes
            .Where(scope => !context.Attempted.Contains(scope.Request.FetchId) && filter(scope))
            .Where(scope => IsDue(context, endpoint, scope, known.GetValueOrDefault(scope.Request.FetchId)))
            .Select(scope => new PlannedFetch(
                scope.Request,
                scope.Scope,
                CallEstimate.Of(contract, endpoint.Expand, known.GetValueOrDefault(scope.Request.FetchId))
            ));
        return new EndpointPlan(contract.Name, [.. fetches], estimated, "");
    }

    private static bool IsDue(
        PlanContext context,
        EndpointOptions endpoint,
        PlannedScope scope,
        FetchCheckpoint? checkpoint
    )
    {
        var due = context.Due;
        if (context.Request.Mode == RunMode.GapFill)
        {
            return due.IsDueAsGap(checkpoint);
        }

        if (context.Request.Mode == RunMode.Backfill)
        {
            return due.IsDueInBackfill(scope.Scope, endpoint, checkpoint);
        }

        return scope.Scope switch
        {
            { GameId: { } id } => context.Game(id) is { } game
                && game.GameDate >= due.WindowStart
                && due.IsDueAfterGame(checkpoint, game),
            { UtcDate: { } day } => day >= due.WindowStart
                && due.IsDueWithGames(checkpoint, endpoint, context.Games.Where(game => game.UtcDate == day)),
            { FromDate: { } from, ToDate: { } to } => to >= due.WindowStart
                && due.IsDueWithGames(
                    checkpoint,
                    endpoint,
                    context.Games.Where(game => game.UtcDate >= from && game.UtcDate <= to)
                ),
            _ => due.IsStale(checkpoint, endpoint),
        };
    }

    private Func<PlannedScope, bool> StartedBy(IReadOnlyList<KnownGame> games, EndpointOptions endpoint)
    {
        var now = time.GetUtcNow();
        var started = games.Where(game => game.StartAt <= now && !game.IsOff).Select(game => game.UtcDate).ToHashSet();
        return scope =>
            scope.Scope switch
            {
                { UtcDate: { } day } => started.Contains(day),
                { FromDate: { } from } => endpoint.Ahead || from <= Today,
                _ => true,
            };
    }

    private Func<PlannedScope, bool> IsGap(IReadOnlyList<KnownGame> games, IReadOnlySet<int> present)
    {
        var newest = Today.AddDays(-options.Value.GapFill.MinAgeDays);
        var played = games
            .Where(game => game.IsFinal && game.ScoreKnown && game.GameDate <= newest)
            .Select(game => game.GameId)
            .ToHashSet();
        return scope => scope.Scope.GameId is { } id && played.Contains(id) && !present.Contains(id);
    }

    /// <summary>Calls that depend on games which are not in the lake, or not final, yet.</summary>
    private int Unknown(PlanContext context, EndpointOptions endpoint, Season season, IReadOnlyList<KnownGame> games)
    {
        if (games.Count == 0)
        {
            return season.Start > Today ? 0
                : context.Request.Mode == RunMode.Incremental
                    ? CallEstimate.OfUnknownWindow(endpoint.Expand, options.Value.Incremental.RollingWindowDays)
                : CallEstimate.OfUnknownSeason(endpoint.Expand);
        }

        var now = time.GetUtcNow();
        return endpoint.Expand == Expansion.Game
            ? games.Count(game =>
                !game.IsFinal
                && !game.IsOff
                && game.StartAt <= now
                && (context.Request.Mode == RunMode.Backfill || game.GameDate >= context.Due.WindowStart)
            )
            : 0;
    }
}
