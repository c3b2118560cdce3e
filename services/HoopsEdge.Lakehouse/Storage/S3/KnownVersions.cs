using System.Collections.Concurrent;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// The versions that this process wrote or saw last. They may be outdated: a conditional write on one that is fails, is
/// forgotten here, and so is looked up the next time.
/// </summary>
internal sealed class KnownVersions
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, string> _etags = new(StringComparer.Ordinal);

    /// <summary>Marks an object that is known not to be there.</summary>
    private const string Absent = "";

    /// <summary>Says what is known of an object.</summary>
    /// <returns>False when nothing is known.</returns>
    public bool TryFind(string key, out string? etag)
    {
        var isKnown = _etags.TryGetValue(key, out var known);
        etag = known is null or Absent ? null : known;
        return isKnown;
    }

    /// <summary>Remembers a version.</summary>
    /// <param name="key">Key of the object.</param>
    /// <param name="etag">Its ETag, or null when there is no object.</param>
    public void Remember(string key, string? etag)
    {
        if (_etags.Count >= Most)
        {
            _etags.Clear();
        }

        _etags[key] = etag ?? Absent;
    }

    /// <summary>Forgets a version that was outdated.</summary>
    public void Forget(string key) => _etags.TryRemove(key, out _);
}
