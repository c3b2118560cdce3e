using System.Globalization;

namespace HoopsEdge.Lakehouse.Storage;

/// <summary>What the lake knows of an object without reading it.</summary>
/// <param name="Key">Slash-separated key.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="ETag">Changes whenever the content does.</param>
/// <param name="ModifiedAt">When it was last written, UTC.</param>
public sealed record ObjectInfo(string Key, long Bytes, string ETag, DateTimeOffset ModifiedAt);

/// <summary>An object as a listing shows it.</summary>
/// <param name="Key">Slash-separated key.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="ModifiedAt">When it was last written, UTC.</param>
public sealed record ListedObject(string Key, long Bytes, DateTimeOffset ModifiedAt)
{
    /// <summary>The object's ETag where the store lists it at no further cost; else null.</summary>
    public string? ETag { get; init; }

    /// <summary>Changes when the object is replaced by other content: its ETag, or else its size and time.</summary>
    public string Version => ETag ?? string.Create(CultureInfo.InvariantCulture, $"{Bytes}-{ModifiedAt.UtcTicks}");
}
