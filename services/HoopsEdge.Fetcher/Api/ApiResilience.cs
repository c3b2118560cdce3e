using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace HoopsEdge.Fetcher.Api;

/// <summary>
/// The one resilience pipeline of the API client, outermost first: attempts with backoff, waiting while the circuit is
/// open, the circuit breaker, the shared rate limit, the attempt's time-out.
/// </summary>
internal static class ApiResilience
{
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LeastCircuitWait = TimeSpan.FromSeconds(2);

    public static ResiliencePipeline<AttemptResult> Create(
        ApiOptions options,
        SharedRateLimiter limiter,
        TimeProvider time,
        Func<double> random
    )
    {
        var builder = new ResiliencePipelineBuilder<AttemptResult> { Name = "api", TimeProvider = time };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(Attempts(options, limiter, time, random));
        }

        return builder
            .AddRetry(CircuitWaits(random))
            .AddCircuitBreaker(Breaker())
            .AddStrategy(_ => new RateLimitStrategy(limiter), new RateLimitStrategyOptions())
            .AddTimeout(
                new TimeoutStrategyOptions
                {
                    TimeoutGenerator = args => new ValueTask<TimeSpan>(CallOf(args.Context).Timeout),
                }
            )
            .Build();
    }

    /// <summary>The pause after an attempt: doubles each time, and half of it is chance.</summary>
    public static TimeSpan Backoff(ApiOptions options, int attempt, double random)
    {
        var seconds = Math.Min(options.RetryCapSeconds, options.RetryBaseSeconds * Math.Pow(2, attempt));
        return TimeSpan.FromSeconds(seconds * (0.5 + (random / 2)));
    }

    private static RetryStrategyOptions<AttemptResult> Attempts(
        ApiOptions options,
        SharedRateLimiter limiter,
        TimeProvider time,
        Func<double> random
    ) =>
        new()
        {
            Name = "attempts",
            MaxRetryAttempts = options.MaxAttempts - 1,
            ShouldHandle = args => new ValueTask<bool>(MayRetry(args.Context, args.Outcome)),
            DelayGenerator = async args =>
            {
                var failed = args.Outcome.Result as AttemptResult.Failed;
                var delay = failed?.Hint ?? Backoff(options, args.AttemptNumber, random());
                if (failed is { Hint: not null } or { Kind: FailureKind.Overload })
                {
                    await limiter.PauseAllAsync(time.GetUtcNow() + delay, args.Context.CancellationToken);
                }

                return delay;
            },
        };

    // An open circuit is everybody's trouble, so waiting for it is not an attempt of this page.
    private static RetryStrategyOptions<AttemptResult> CircuitWaits(Func<double> random) =>
        new()
        {
            Name = "circuit waits",
            MaxRetryAttempts = 60,
            ShouldHandle = new PredicateBuilder<AttemptResult>().Handle<BrokenCircuitException>(),
            DelayGenerator = args =>
            {
                var wait = (args.Outcome.Exception as BrokenCircuitException)?.RetryAfter ?? TimeSpan.Zero;
                var least = wait > LeastCircuitWait ? wait : LeastCircuitWait;
                return new ValueTask<TimeSpan?>(least + TimeSpan.FromSeconds(random()));
            },
        };

    private static CircuitBreakerStrategyOptions<AttemptResult> Breaker() =>
        new()
        {
            Name = "circuit",
            FailureRatio = 0.7,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = BreakDuration,
            ShouldHandle = new PredicateBuilder<AttemptResult>()
                .Handle<TimeoutRejectedException>()
                .HandleResult(result =>
                    result
                        is AttemptResult.Failed
                        {
                            Kind: FailureKind.Transport or FailureKind.Server or FailureKind.Overload
                        }
                ),
        };

    private static bool MayRetry(ResilienceContext context, Outcome<AttemptResult> outcome)
    {
        var call = CallOf(context);
        switch (outcome)
        {
            case { Result: AttemptResult.Failed failed }:
                return call.Note(failed);
            case { Exception: TimeoutRejectedException or BrokenCircuitException }:
                call.Note(outcome.Exception);
                return true;
            default:
                return false;
        }
    }

    private static ApiCall CallOf(ResilienceContext context) =>
        context.Properties.GetValue(ApiCall.Key, null!)
        ?? throw new InvalidOperationException("The pipeline was run without its call");
}
