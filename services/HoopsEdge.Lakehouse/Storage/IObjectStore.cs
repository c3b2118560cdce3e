namespace HoopsEdge.Lakehouse.Storage;

/// <summary>The lake: objects under slash-separated keys, replaced whole and atomically.</summary>
public interface IObjectStore
{
    /// <summary>Where the lake is, for people: a folder or an s3:// address.</summary>
    string Location { get; }

    /// <summary>Looks an object up without reading it.</summary>
    /// <returns>What is known of it, or null when there is none.</returns>
    Task<ObjectInfo?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// The versions on which objects are to be replaced. A store that charges for looking may answer with what this
    /// process wrote or saw last: a replacement of an outdated version is lost, and then the answer is a new one.
    /// </summary>
    /// <param name="prefix">What the keys start with.</param>
    /// <param name="keys">Keys of the objects.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>The ETag of each key; null where there is no object.</returns>
    Task<IReadOnlyDictionary<string, string?>> VersionsAsync(
        string prefix,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    );

    /// <summary>Says whether a listed object has the content of a file, without a request.</summary>
    /// <returns>True when it has; false when it has not, and where that cannot be told.</returns>
    Task<bool> HoldsAsync(ListedObject found, string file, CancellationToken cancellationToken);

    /// <summary>Opens an object for reading.</summary>
    /// <returns>A stream that the caller disposes, or null when there is no such object.</returns>
    Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads the metadata that was written with an object; empty when there is none.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadMetadataAsync(string key, CancellationToken cancellationToken);

    /// <summary>Puts a local file as one object: readers see the old object or the new one, never a part.</summary>
    /// <param name="key">Key of the object.</param>
    /// <param name="sourceFile">Path of a complete local file; it stays where it is.</param>
    /// <param name="condition">When the write may happen.</param>
    /// <param name="metadata">Small text values kept with the object, or null.</param>
    /// <param name="cancellationToken">Stops the write; the old object stays.</param>
    /// <returns>The new object's ETag, or null when the condition did not hold and nothing was written.</returns>
    Task<string?> PutFileAsync(
        string key,
        string sourceFile,
        WriteCondition condition,
        IReadOnlyDictionary<string, string>? metadata,
        CancellationToken cancellationToken
    );

    /// <summary>Every object whose key starts with the prefix, in key order.</summary>
    IAsyncEnumerable<ListedObject> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes an object when the condition holds; a missing object is no error.</summary>
    /// <returns>False when the condition did not hold.</returns>
    Task<bool> DeleteAsync(string key, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Makes an object readable by path, for engines that read files.</summary>
    /// <param name="key">Key of the object.</param>
    /// <param name="content">Which content is wanted.</param>
    /// <param name="cancellationToken">Stops a download.</param>
    /// <returns>A local path whose content stays as it is now, or null when there is no such object.</returns>
    Task<string?> LocalPathAsync(string key, WantedContent content, CancellationToken cancellationToken);

    /// <summary>Puts a local file over the version that was read, unless it has the same content.</summary>
    /// <param name="key">Key of the object.</param>
    /// <param name="sourceFile">Path of a complete local file.</param>
    /// <param name="version">ETag that was read, or null when there was no object.</param>
    /// <param name="cancellationToken">Stops the write; the old object stays.</param>
    Task<ReplaceResult> ReplaceFileAsync(
        string key,
        string sourceFile,
        string? version,
        CancellationToken cancellationToken
    );
}
