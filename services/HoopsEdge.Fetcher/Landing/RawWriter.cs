using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Fetcher.Landing;

/// <summary>Puts received bodies into raw/, with everything that a rebuild needs to know in their metadata.</summary>
internal sealed class RawWriter(IObjectStore store, LakeKeys keys)
{
    // S3 has room for 2 KB of metadata in all.
    private const int MostUnknownFields = 10;

    /// <summary>Puts one page.</summary>
    /// <returns>Its key.</returns>
    public async Task<string> PutAsync(RawPage page, CancellationToken cancellationToken)
    {
        var key = keys.Raw(page.Request.Contract, page.Command.FetchId, page.Body.ContentSha256, page.IngestedAt);
        using var activity = FetcherTelemetry.StartPut(key);
        await store.PutFileAsync(
            key,
            page.Body.Path,
            WriteCondition.Always,
            MetadataOf(page).ToDictionary(),
            cancellationToken
        );
        return key;
    }

    private static RawMetadata MetadataOf(RawPage page)
    {
        var scan = page.Body.Scan;
        return new RawMetadata
        {
            FetchId = page.Command.FetchId,
            RunId = page.Command.RunId,
            Endpoint = page.Command.Endpoint,
            Request = page.Request.Canonical,
            Parameters = page.Command.Parameters,
            Scope = page.Command.Scope,
            ContentSha256 = page.Body.ContentSha256,
            ContentHash = page.ContentHash,
            Rows = scan.Rows,
            Page = page.Number,
            Pages = page.Of,
            IngestedAt = page.IngestedAt,
            Contract = page.Request.Contract.Fingerprint,
            UnknownFields = [.. scan.UnknownFields.Take(MostUnknownFields)],
            Misfit = scan.Misfit is { } misfit ? page.MisfitText ?? $"{misfit}" : null,
        };
    }
}

/// <summary>A page on its way to raw/.</summary>
internal sealed record RawPage
{
    public required FetchCommand Command { get; init; }

    public required FetchRequest Request { get; init; }

    public required BodyFile Body { get; init; }

    /// <summary>When the whole answer was received; the same for all its pages.</summary>
    public required DateTimeOffset IngestedAt { get; init; }

    /// <summary>Hash of the rows of all pages.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Number of the page, from 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Of { get; init; } = 1;

    /// <summary>What does not fit the contract, without secrets; null when all of it fits.</summary>
    public string? MisfitText { get; init; }
}
