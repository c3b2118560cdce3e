namespace HoopsEdge.Lakehouse.Storage;

/// <summary>Shorter ways to use a store.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>Makes an object readable by path as it is now.</summary>
    /// <returns>A local path whose content stays as it is now, or null when there is no such object.</returns>
    public static Task<string?> LocalPathAsync(
        this IObjectStore store,
        string key,
        CancellationToken cancellationToken
    ) => store.LocalPathAsync(key, WantedContent.Current, cancellationToken);

    /// <summary>Puts bytes as one object.</summary>
    /// <returns>The new object's ETag, or null when the condition did not hold.</returns>
    public static async Task<string?> PutBytesAsync(
        this IObjectStore store,
        string key,
        ReadOnlyMemory<byte> bytes,
        WriteCondition condition,
        CancellationToken cancellationToken
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, bytes, cancellationToken);
            return await store.PutFileAsync(key, file, condition, null, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
