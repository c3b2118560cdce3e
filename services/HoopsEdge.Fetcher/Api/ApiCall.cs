using HoopsEdge.Lakehouse.Tables;
using Polly;

namespace HoopsEdge.Fetcher.Api;

/// <summary>One page being asked for, over all of its attempts.</summary>
internal sealed class ApiCall(FetchRequest request, TimeSpan timeout)
{
    private const int MostBadBodies = 3;

    public static ResiliencePropertyKey<ApiCall> Key { get; } = new("hoops.call");

    public FetchRequest Request => request;

    /// <summary>How long one attempt may take, body included.</summary>
    public TimeSpan Timeout => timeout;

    public int Attempts { get; set; }

    /// <summary>Attempts that got an answer.</summary>
    public int Answers { get; set; }

    public int? LastStatus { get; set; }

    /// <summary>Head of the last response's body, without secrets.</summary>
    public string? LastHead { get; set; }

    public string LastFailure { get; private set; } = "no attempt was made";

    private int BadBodies { get; set; }

    /// <summary>Notes a failure.</summary>
    /// <returns>True when another attempt may be made, as far as the kind of failure goes.</returns>
    public bool Note(AttemptResult.Failed failed)
    {
        LastFailure = failed.Reason;
        return failed.Kind != FailureKind.BadBody || ++BadBodies < MostBadBodies;
    }

    public void Note(Exception exception) =>
        LastFailure = exception switch
        {
            Polly.Timeout.TimeoutRejectedException => $"no complete answer within {timeout.TotalSeconds:0.###} seconds",
            Polly.CircuitBreaker.BrokenCircuitException => $"the API is failing for everybody; last: {LastFailure}",
            _ => exception.Message,
        };
}

/// <summary>How a page was answered, with the figures of its attempts.</summary>
internal sealed record ApiReply(ApiOutcome Outcome, int Attempts, int Answers, int? Status, string? Head);
