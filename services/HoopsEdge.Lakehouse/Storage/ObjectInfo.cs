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
/// <param name="ETag">Changes whenever the content does; null where the store would have to read the object to know.</param>
public sealed record ListedObject(string Key, long Bytes, DateTimeOffset ModifiedAt, string? ETag = null);
