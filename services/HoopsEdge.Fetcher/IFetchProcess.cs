using HoopsEdge.Contracts;
using MassTransit;

namespace HoopsEdge.Fetcher;

/// <summary>Carries one fetch command through: asks the API, lands the answer, notes how it ended.</summary>
public interface IFetchProcess
{
    /// <summary>Carries a command through.</summary>
    /// <param name="command">The command; one that its run has done already is passed over.</param>
    /// <param name="bus">Where the answer is announced.</param>
    /// <param name="cancellationToken">Ends the fetch; its checkpoint stays planned.</param>
    Task RunAsync(FetchCommand command, IPublishEndpoint bus, CancellationToken cancellationToken);
}
