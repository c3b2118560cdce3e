using HoopsEdge.Lakehouse.State;
using Polly;

namespace HoopsEdge.Fetcher.Api;

/// <summary>Lets every attempt wait for its slot in the shared rate limit; the wait is no part of the attempt's time.</summary>
internal sealed class RateLimitStrategy(SharedRateLimiter limiter) : ResilienceStrategy<AttemptResult>
{
    /// <inheritdoc />
    protected override async ValueTask<Outcome<AttemptResult>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<AttemptResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        await limiter.WaitAsync(context.CancellationToken);
        return await callback(context, state);
    }
}

/// <summary>The strategy needs no options; Polly wants a type for them.</summary>
internal sealed class RateLimitStrategyOptions : ResilienceStrategyOptions;
