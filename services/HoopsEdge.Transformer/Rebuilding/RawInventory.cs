using System.IO.Compression;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Transformer.Rebuilding;

/// <summary>Reads from raw/ alone which answers ever landed.</summary>
internal sealed class RawInventory(IObjectStore store, LakeKeys keys)
{
    private const int PieceBytes = 1 << 16;

    /// <summary>Every complete answer of an endpoint that fits the contract of today, oldest first.</summary>
    /// <param name="contract">The endpoint.</param>
    /// <param name="skipped">Gets a line for each answer that is left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<RawAnswer>> ReadAsync(
        EndpointContract contract,
        List<string> skipped,
        CancellationToken cancellationToken
    )
    {
        var pages = new List<(string Key, RawMetadata Metadata)>();
        await foreach (var found in store.ListAsync(keys.RawPrefix(contract), cancellationToken))
        {
            if (
                RawMetadata.Read(await store.ReadMetadataAsync(found.Key, cancellationToken)) is { } metadata
                && metadata.Endpoint == contract.Name
            )
            {
                pages.Add((found.Key, metadata));
            }
        }

        var answers = new List<RawAnswer>();
        foreach (var group in pages.GroupBy(page => (page.Metadata.FetchId, page.Metadata.IngestedAt)))
        {
            var ordered = group.OrderBy(page => page.Metadata.Page).ToArray();
            if (ordered.Any(page => page.Metadata.Misfit is not null && page.Metadata.Contract == contract.Fingerprint))
            {
                // Known since it was received: its fetch is dead, and the lake never showed it.
                continue;
            }

            if (ordered.Length != ordered[0].Metadata.Pages)
            {
                skipped.Add($"{ordered[0].Key}: {ordered.Length} of {ordered[0].Metadata.Pages} pages are there");
                continue;
            }

            if (await CheckAsync(contract, ordered, cancellationToken) is { } answer)
            {
                answers.Add(answer);
            }
            else
            {
                skipped.Add($"{ordered[0].Key}: does not fit the contract");
            }
        }

        return [.. answers.OrderBy(answer => answer.Landed.IngestedAt)];
    }

    private async Task<RawAnswer?> CheckAsync(
        EndpointContract contract,
        IReadOnlyList<(string Key, RawMetadata Metadata)> pages,
        CancellationToken cancellationToken
    )
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, metadata) in pages)
        {
            // A body that was checked against another contract than today's is checked again.
            if (metadata.Contract == contract.Fingerprint)
            {
                unknown.UnionWith(metadata.UnknownFields);
                continue;
            }

            var scan = await ScanAsync(contract, key, cancellationToken);
            if (scan.Problem != ScanProblem.None || scan.Misfit is not null)
            {
                return null;
            }

            unknown.UnionWith(scan.UnknownFields);
        }

        return AnswerOf(pages, unknown);
    }

    private static RawAnswer AnswerOf(
        IReadOnlyList<(string Key, RawMetadata Metadata)> pages,
        SortedSet<string> unknown
    )
    {
        var first = pages[0].Metadata;
        var landed = new RawLanded
        {
            RunId = first.RunId,
            FetchId = first.FetchId,
            Endpoint = first.Endpoint,
            Scope = first.Scope,
            RawKeys = [.. pages.Select(page => page.Key)],
            IngestedAt = first.IngestedAt,
            Rows = pages.Sum(page => page.Metadata.Rows),
            ContentHash = pages[^1].Metadata.ContentHash,
            HasUnknownFields = unknown.Count > 0,
        };
        return new RawAnswer(landed, first.Parameters, [.. unknown]);
    }

    private async Task<ScanResult> ScanAsync(EndpointContract contract, string key, CancellationToken cancellationToken)
    {
        await using var raw =
            await store.OpenReadAsync(key, cancellationToken)
            ?? throw new TransformException($"raw object {key} is missing from the lake");
        await using var body = new GZipStream(raw, CompressionMode.Decompress);
        using var scanner = new ResponseScanner(contract);
        var piece = new byte[PieceBytes];
        int read;
        while ((read = await body.ReadAsync(piece, cancellationToken)) > 0)
        {
            scanner.Feed(piece.AsSpan(0, read));
        }

        return scanner.Complete();
    }
}

/// <summary>An answer as raw/ knows it.</summary>
/// <param name="Landed">The answer.</param>
/// <param name="Parameters">The request's parameters.</param>
/// <param name="UnknownFields">Paths unknown to the contract of today.</param>
internal sealed record RawAnswer(
    RawLanded Landed,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<string> UnknownFields
);
