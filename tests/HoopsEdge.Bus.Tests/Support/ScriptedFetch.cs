using System.Collections.Concurrent;
using HoopsEdge.Contracts;
using HoopsEdge.Fetcher;
using MassTransit;

namespace HoopsEdge.Bus.Tests.Support;

/// <summary>Stands for the work behind the fetch consumer: notes what arrives and fails when told to.</summary>
internal sealed class ScriptedFetch(Func<FetchCommand, string?> answer) : IFetchProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentQueue<FetchCommand> _seen = new();

    public IReadOnlyCollection<FetchCommand> Seen => _seen;

    public Task<string?> RunAsync(
        FetchCommand command,
        bool isRepeat,
        IPublishEndpoint bus,
        CancellationToken cancellationToken
    )
    {
        _seen.Enqueue(command);
        return Task.FromResult(answer(command));
    }

    public async Task SeenAsync(string fetchId)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (_seen.All(command => command.FetchId != fetchId))
            await Task.Delay(20, patience.Token);
    }
}
