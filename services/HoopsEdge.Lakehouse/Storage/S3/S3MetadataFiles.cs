namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>The metadata of objects: with the object what S3 has room for, the rest in a file beside it.</summary>
internal sealed class S3MetadataFiles(S3Access access, S3Upload upload, S3Download download)
{
    private static readonly IReadOnlyDictionary<string, string> NoEntries = new Dictionary<string, string>();

    /// <summary>Reads the metadata of an object; empty when there is no such object.</summary>
    /// <exception cref="InvalidDataException">The file beside the object is missing.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (await download.HeadAsync(key, cancellationToken) is not { } head)
        {
            return NoEntries;
        }

        var metadata = S3Metadata.Read(head.Metadata);
        if (metadata.Remove(S3Metadata.SideEntry, out var side))
        {
            using var answer =
                await download.GetAsync(SideKey(key, side), null, cancellationToken)
                ?? throw new InvalidDataException(
                    $"s3://{access.Bucket}/{SideKey(key, side)} is missing: it holds metadata of {key}"
                );
            await S3Metadata.AddAsync(metadata, answer.ResponseStream, cancellationToken);
        }

        return metadata;
    }

    /// <summary>Puts the part of an object's metadata that S3 has no room for.</summary>
    /// <param name="key">Key of the object, which is still to be put.</param>
    /// <param name="sourceFile">Path of the object's file.</param>
    /// <param name="metadata">The metadata, or null.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The entries that travel with the object.</returns>
    public async Task<IReadOnlyDictionary<string, string>> PrepareAsync(
        string key,
        string sourceFile,
        IReadOnlyDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    )
    {
        var split = S3Metadata.Split(metadata ?? NoEntries);
        if (split.Beside is not { } json)
        {
            return split.Inside;
        }

        // Durable before the object that names it.
        var name = FileContent.NameOf(json);
        var side = $"{sourceFile}.{name}{S3Metadata.SideSuffix}";
        try
        {
            await File.WriteAllBytesAsync(side, json, cancellationToken);
            await access.Trouble.ExplainAsync(() =>
                upload.PutAsync(SideKey(key, name), side, WriteCondition.Always, NoEntries, cancellationToken)
            );
        }
        finally
        {
            File.Delete(side);
        }

        return new Dictionary<string, string>(split.Inside) { [S3Metadata.SideEntry.Replace('_', '-')] = name };
    }

    private static string SideKey(string key, string name) => $"{key}.{name}{S3Metadata.SideSuffix}";
}
