namespace HoopsEdge.Lakehouse.Storage;

/// <summary>Small objects without files of the caller's own.</summary>
public static class ObjectStoreExtensions
{
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
