namespace HoopsEdge.Lakehouse.State;

/// <summary>Why a run may not ask the API any more.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Reason"><c>bad_key</c>, <c>blacklisted</c> or <c>interrupted</c>.</param>
/// <param name="Message">One line for the user; never contains the key.</param>
/// <param name="At">When the API said so.</param>
public sealed record FetchStop(string RunId, string Reason, string Message, DateTimeOffset At);
