using System.Globalization;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Fetcher.Paging;

/// <summary>
/// Asks for a whole answer. One with exactly as many rows as the cap is cut: it goes on from the last startDate,
/// inclusive, because ties are unordered and the cut may fall between two of them. When a full page is one single
/// instant there is no later date to go on from; the instant is then asked conference by conference.
/// </summary>
internal sealed class PagedFetch(ApiClient client, ConferenceNames conferences)
{
    private const string From = "startDateRange";
    private const string To = "endDateRange";
    private const string Conference = "conference";
    private const int MostPages = 500;

    /// <summary>Asks for every page.</summary>
    /// <returns>The pages, or why there are none; the caller disposes it.</returns>
    public async Task<PagedAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var answer = new PagedAnswer();
        try
        {
            for (FetchRequest? next = request; next is not null; )
            {
                next = await TakePageAsync(answer, next, cancellationToken);
            }

            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <returns>The request for the next page, or null when the answer is complete or has failed.</returns>
    private async Task<FetchRequest?> TakePageAsync(
        PagedAnswer answer,
        FetchRequest request,
        CancellationToken cancellationToken
    )
    {
        var page = await AskAsync(answer, request, cancellationToken);
        if (page is null || page.Scan.Rows != request.Contract.RowCap)
        {
            return null;
        }

        if (answer.Pages.Count >= MostPages)
        {
            return Fail(answer, Invariant($"the answer does not end within {MostPages} pages"));
        }

        if (page.Scan.MaxStartDate is not { } last || !request.Contract.Parameters.ContainsKey(From))
        {
            return Fail(answer, Invariant($"the answer is cut at {page.Scan.Rows} rows and cannot be continued"));
        }

        var instant = Milliseconds(last);
        if (!page.Scan.SharesOneStartDate && !(instant <= StartOf(request)))
        {
            return With(request, (From, Text(instant)));
        }

        return await NarrowAsync(answer, request, instant, cancellationToken) ? After(request, instant) : null;
    }

    private async Task<BodyFile?> AskAsync(
        PagedAnswer answer,
        FetchRequest request,
        CancellationToken cancellationToken
    )
    {
        var reply = await client.GetAsync(request, cancellationToken);
        answer.Note(reply);
        switch (reply.Outcome)
        {
            case ApiOutcome.Content content:
                answer.Add(content.Body);
                answer.Outcome = content;
                return content.Body;
            case ApiOutcome.Empty { Body: var body } when answer.Pages.Count > 0:
                // Nothing after the last full page: the answer had exactly as many rows as the cap.
                body.Dispose();
                return null;
            default:
                answer.Outcome = reply.Outcome;
                return null;
        }
    }

    private async Task<bool> NarrowAsync(
        PagedAnswer answer,
        FetchRequest request,
        DateTimeOffset instant,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Parameters.ContainsKey(Conference)
            || request.Parameters.ContainsKey("team")
            || !request.Contract.Parameters.ContainsKey(Conference)
        )
        {
            Fail(
                answer,
                Invariant(
                    $"{request.Contract.RowCap} rows or more start at {Text(instant)}; the rest cannot be asked for"
                )
            );
            return false;
        }

        var (names, failure) = await conferences.ReadAsync(answer, cancellationToken);
        answer.Outcome = failure ?? answer.Outcome;
        foreach (var name in failure is null ? names : [])
        {
            var narrow = With(request, (From, Text(instant)), (To, Text(instant)), (Conference, name));
            var page = await AskAsync(answer, narrow, cancellationToken);
            if (page is not null && page.Scan.Rows == request.Contract.RowCap)
            {
                Fail(answer, Invariant($"{page.Scan.Rows} rows or more of {name} start at {Text(instant)}"));
            }

            if (answer.Outcome is not ApiOutcome.Content)
            {
                return false;
            }
        }

        return failure is null;
    }

    private static FetchRequest? After(FetchRequest request, DateTimeOffset instant)
    {
        var next = instant.AddMilliseconds(1);
        var isPastEnd = request.Parameters.TryGetValue(To, out var end) && TryRead(end, out var last) && next > last;
        return isPastEnd ? null : With(request, (From, Text(next)));
    }

    private static FetchRequest? Fail(PagedAnswer answer, string message)
    {
        answer.Outcome = new ApiOutcome.Unusable(message, null);
        return null;
    }

    private static FetchRequest With(FetchRequest request, params ReadOnlySpan<(string Name, string Value)> changes)
    {
        var parameters = request.Parameters.ToDictionary();
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return FetchRequest.Create(request.Contract, parameters);
    }

    private static DateTimeOffset? StartOf(FetchRequest request) =>
        request.Parameters.TryGetValue(From, out var text) && TryRead(text, out var start) ? start : null;

    private static bool TryRead(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);

    private static DateTimeOffset Milliseconds(DateTimeOffset value) =>
        value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMillisecond));

    private static string Text(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
