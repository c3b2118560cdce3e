using HoopsEdge.Fetcher.Bodies;

namespace HoopsEdge.Fetcher.Api;

/// <summary>How asking for one page ended. The set is closed: whoever handles it handles all of it.</summary>
internal abstract record ApiOutcome
{
    private ApiOutcome() { }

    /// <summary>Rows that fit the contract.</summary>
    public sealed record Content(BodyFile Body) : ApiOutcome;

    /// <summary>No rows: 204, <c>[]</c>, <c>null</c> or an empty body.</summary>
    public sealed record Empty(BodyFile Body) : ApiOutcome;

    /// <summary>404: the API does not know the path or the thing asked for.</summary>
    public sealed record NotFound : ApiOutcome;

    /// <summary>The key's tier does not include the endpoint.</summary>
    public sealed record NotEntitled(string Message) : ApiOutcome;

    /// <summary>The key is missing, wrong or expired: the run cannot go on.</summary>
    public sealed record BadKey(string Message) : ApiOutcome;

    /// <summary>The account is blocked: the run cannot go on.</summary>
    public sealed record Blacklisted(string Message) : ApiOutcome;

    /// <summary>The month's calls are used up.</summary>
    public sealed record QuotaExhausted(string Message) : ApiOutcome;

    /// <summary>The request is at fault; asking again is pointless.</summary>
    public sealed record BadRequest(string Message) : ApiOutcome;

    /// <summary>The answer is at fault; asking again is pointless. The body is kept where it misfits its contract.</summary>
    public sealed record Unusable(string Message, BodyFile? Body) : ApiOutcome;

    /// <summary>Every attempt failed.</summary>
    public sealed record Exhausted(string Message) : ApiOutcome;
}
