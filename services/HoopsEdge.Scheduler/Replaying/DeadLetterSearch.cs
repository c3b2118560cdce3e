using System.Runtime.CompilerServices;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Scheduler.Replaying;

/// <summary>Finds dead letters in the lake.</summary>
public sealed class DeadLetterSearch(IObjectStore store, LakeKeys keys, DeadLetters letters)
{
    /// <summary>The dead letters that fit a selection, by endpoint and day.</summary>
    public async IAsyncEnumerable<DeadLetter> FindAsync(
        ReplaySelection selection,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        IEnumerable<string> endpoints = selection.Endpoint is { } one ? [one] : EndpointContracts.All.Keys;
        foreach (var endpoint in endpoints)
        {
            var found = new List<string>();
            await foreach (var letter in store.ListAsync(keys.DeadLetterPrefix(endpoint), cancellationToken))
            {
                found.Add(letter.Key);
            }

            foreach (var key in found)
            {
                if (await letters.ReadAsync(key, cancellationToken) is { } letter && Fits(selection, letter))
                {
                    yield return letter;
                }
            }
        }
    }

    private static bool Fits(ReplaySelection selection, DeadLetter letter) =>
        (selection.Since is null || letter.LastFailedAt >= selection.Since)
        && (selection.FetchIds.Count == 0 || selection.FetchIds.Contains(letter.Command.FetchId));
}
