using System.Globalization;
using System.Text.Json;
using HoopsEdge.Contracts;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.State;
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
        await store.PutFileAsync(key, page.Body.Path, WriteCondition.Always, MetadataOf(page), cancellationToken);
        return key;
    }

    private static Dictionary<string, string> MetadataOf(RawPage page)
    {
        var scan = page.Body.Scan;
        var metadata = new Dictionary<string, string>
        {
            ["fetch_id"] = page.Command.FetchId,
            ["run_id"] = page.Command.RunId,
            ["endpoint"] = page.Command.Endpoint,
            ["request"] = page.Request.Canonical,
            ["parameters"] = JsonSerializer.Serialize(
                page.Command.Parameters,
                StateJson.Default.IReadOnlyDictionaryStringString
            ),
            ["scope"] = JsonSerializer.Serialize(page.Command.Scope, StateJson.Default.FetchScope),
            ["content_sha256"] = page.Body.ContentSha256,
            ["content_hash"] = page.ContentHash,
            ["rows"] = scan.Rows.ToString(CultureInfo.InvariantCulture),
            ["page"] = page.Number.ToString(CultureInfo.InvariantCulture),
            ["pages"] = page.Of.ToString(CultureInfo.InvariantCulture),
            ["ingested_at"] = page.IngestedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };
        if (scan.Misfit is { } misfit)
        {
            metadata["misfit"] = page.MisfitText ?? $"{misfit}";
        }
        else
        {
            metadata["contract"] = page.Request.Contract.Fingerprint;
        }

        if (scan.UnknownFields.Count > 0)
        {
            metadata["unknown_fields"] = string.Join(',', scan.UnknownFields.Take(MostUnknownFields));
        }

        return metadata;
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
