using HoopsEdge.Contracts;
using MassTransit;

namespace HoopsEdge.Fetcher;

/// <summary>Carries one fetch command through: asks the API, lands the answer, notes how it ended.</summary>
public interface IFetchProcess
{
    /// <summary>Carries a command through.</summary>
    /// <param name="command">The command; one that its run has done already, or has in hand, is passed over.</param>
    /// <param name="isRepeat">True when this very message was delivered before, so that whoever had it in hand has
    /// given it back or is dead.</param>
    /// <param name="bus">Where the answer is announced.</param>
    /// <param name="cancellationToken">Ends the fetch; its checkpoint stays planned.</param>
    /// <returns>Why the fetch was given up for good, or null when it was not.</returns>
    Task<string?> RunAsync(
        FetchCommand command,
        bool isRepeat,
        IPublishEndpoint bus,
        CancellationToken cancellationToken
    );
}
