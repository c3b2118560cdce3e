using System.IO.Compression;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Fetcher.Paging;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Fetcher;

/// <summary>One request outside of any run: nothing is written to the lake, the call is limited and counted as always.</summary>
public sealed class SingleFetch
{
    private readonly PagedFetch _fetch;
    private readonly CallBudget _budget;

    internal SingleFetch(PagedFetch fetch, CallBudget budget)
    {
        _fetch = fetch;
        _budget = budget;
    }

    /// <summary>Makes the request and copies the body of each page as received.</summary>
    /// <param name="request">The request.</param>
    /// <param name="output">Where the bodies go.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async Task<SingleFetchReport> RunAsync(
        FetchRequest request,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        using var answer = await _fetch.FetchAsync(request, cancellationToken);
        foreach (var body in BodiesOf(answer))
        {
            await using var file = File.OpenRead(body.Path);
            await using var plain = new GZipStream(file, CompressionMode.Decompress);
            await plain.CopyToAsync(output, cancellationToken);
        }

        var remaining = (await _budget.ReadAsync(cancellationToken)).Remaining;
        return new SingleFetchReport(
            answer.Outcome is null or ApiOutcome.Content or ApiOutcome.Empty ? null : Describe(answer.Outcome),
            answer.Status,
            answer.Rows,
            answer.Answers,
            answer.UnknownFields,
            remaining
        );
    }

    private static IEnumerable<BodyFile> BodiesOf(PagedAnswer answer) =>
        answer.Outcome is ApiOutcome.Unusable { Body: { } body } ? [body] : answer.Pages;

    private static string Describe(ApiOutcome outcome) =>
        outcome switch
        {
            ApiOutcome.NotFound => "not found (404)",
            ApiOutcome.NotEntitled refusal => $"not entitled: {refusal.Message}",
            ApiOutcome.BadKey refusal => refusal.Message,
            ApiOutcome.Blacklisted refusal => refusal.Message,
            ApiOutcome.QuotaExhausted refusal => refusal.Message,
            ApiOutcome.BadRequest refusal => refusal.Message,
            ApiOutcome.Unusable unusable => unusable.Message,
            ApiOutcome.Exhausted failure => failure.Message,
            _ => "no answer",
        };
}

/// <summary>How a single request ended.</summary>
/// <param name="Problem">Why there are no usable rows, in one line, or null.</param>
/// <param name="Status">HTTP status of the last answer, or null when there was none.</param>
/// <param name="Rows">Rows of all pages.</param>
/// <param name="Calls">Answered HTTP calls.</param>
/// <param name="UnknownFields">Paths that the contract does not know.</param>
/// <param name="CallsLeft">Calls that the month has left, or null when unknown.</param>
public sealed record SingleFetchReport(
    string? Problem,
    int? Status,
    long Rows,
    int Calls,
    IReadOnlyList<string> UnknownFields,
    int? CallsLeft
);
