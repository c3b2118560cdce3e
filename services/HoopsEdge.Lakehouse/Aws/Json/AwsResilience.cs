using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>How often a request is tried: throttling and trouble with growing pauses, expired credentials once more.</summary>
/// <param name="FirstPause">Pause after the first failure; doubles each time, with jitter.</param>
/// <param name="Attempts">Attempts in all.</param>
public sealed record AwsResilience(TimeSpan FirstPause, int Attempts)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AttemptTime = TimeSpan.FromSeconds(30);

    /// <summary>About 45 s of patience: AWS throttles Glue by account, and a backfill may come together with other work.</summary>
    public static AwsResilience Default { get; } = new(TimeSpan.FromMilliseconds(200), 9);

    /// <summary>The pipeline, outermost first: attempts, new credentials, the time of one attempt.</summary>
    internal ResiliencePipeline Create(AwsCredentialSource credentials, TimeProvider time) =>
        new ResiliencePipelineBuilder { Name = "aws", TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    Name = "attempts",
                    MaxRetryAttempts = Attempts - 1,
                    Delay = FirstPause,
                    MaxDelay = LongestPause,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = new PredicateBuilder()
                        .Handle<HttpRequestException>()
                        .Handle<TimeoutRejectedException>()
                        .Handle<AwsServiceException>(refused =>
                            refused.Kind is AwsErrorKind.Throttled or AwsErrorKind.Unavailable
                        ),
                }
            )
            .AddRetry(
                new RetryStrategyOptions
                {
                    Name = "new credentials",
                    MaxRetryAttempts = 1,
                    Delay = TimeSpan.Zero,
                    ShouldHandle = new PredicateBuilder().Handle<AwsServiceException>(refused =>
                        refused.Kind == AwsErrorKind.Expired
                    ),
                    OnRetry = _ =>
                    {
                        credentials.Forget();
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .AddTimeout(AttemptTime)
            .Build();
}
