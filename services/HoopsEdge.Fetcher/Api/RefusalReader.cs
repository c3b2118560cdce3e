using System.Globalization;
using System.Net;

namespace HoopsEdge.Fetcher.Api;

/// <summary>Tells apart what the API means when it does not answer with rows; one status has several meanings.</summary>
internal static class RefusalReader
{
    private const int QuotedCharacters = 300;

    public static AttemptResult Read(HttpStatusCode status, string body, TimeSpan? hint) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when Says(body, "blacklisted") => Settled(
                new ApiOutcome.Blacklisted(Quote(status, body))
            ),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when Says(body, "patreon") || Says(body, "tier") =>
                Settled(new ApiOutcome.NotEntitled(Quote(status, body))),
            HttpStatusCode.Unauthorized => Settled(new ApiOutcome.BadKey(Quote(status, body))),
            HttpStatusCode.NotFound => Settled(new ApiOutcome.NotFound()),
            HttpStatusCode.TooManyRequests when Says(body, "quota") => Settled(
                new ApiOutcome.QuotaExhausted(Quote(status, body))
            ),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new AttemptResult.Failed(
                FailureKind.Overload,
                Quote(status, body),
                hint
            ),
            HttpStatusCode.RequestTimeout => new AttemptResult.Failed(FailureKind.Server, Quote(status, body), hint),
            // A 403 that the API did not write comes from a firewall before it, and may pass.
            HttpStatusCode.Forbidden => new AttemptResult.Failed(FailureKind.BadBody, Quote(status, body), hint),
            >= HttpStatusCode.InternalServerError => new AttemptResult.Failed(
                FailureKind.Server,
                Quote(status, body),
                hint
            ),
            _ => Settled(new ApiOutcome.BadRequest(Quote(status, body))),
        };

    private static AttemptResult.Settled Settled(ApiOutcome outcome) => new(outcome);

    private static bool Says(string body, string word) => body.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Quote(HttpStatusCode status, string body)
    {
        var line = body.ReplaceLineEndings(" ").Trim();
        var cut = line.Length <= QuotedCharacters ? line : line[..QuotedCharacters] + "…";
        return string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}{(cut.Length == 0 ? "" : $": {cut}")}");
    }
}
