namespace HoopsEdge.Fetcher;

/// <summary>
/// A fetch failed for good and has its dead letter. Thrown so that the broker moves the command to the error queue,
/// where operators of a bus look first; trying the message again is of no use.
/// </summary>
/// <param name="message">One line that says what failed; never contains the API key.</param>
public sealed class FetchGivenUpException(string message) : Exception(message);
