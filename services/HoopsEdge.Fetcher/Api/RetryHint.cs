using System.Net.Http.Headers;

namespace HoopsEdge.Fetcher.Api;

/// <summary>Reads Retry-After: seconds, an HTTP date, or something that says nothing.</summary>
internal static class RetryHint
{
    /// <summary>The longest pause that an API may ask for.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(10);

    /// <returns>The time to wait, or null when the header is absent, unreadable, zero or in the past.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (
            !headers.NonValidated.TryGetValues("Retry-After", out var values)
            || !RetryConditionHeaderValue.TryParse(values.ToString(), out var value)
        )
        {
            return null;
        }

        var wait = value.Delta ?? (value.Date - now);
        return wait > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(wait.Value.Ticks, Longest.Ticks)) : null;
    }
}
