namespace HoopsEdge.Lakehouse.Storage;

/// <summary>When a write may happen: always, only if nothing is there, or only on the version that was read.</summary>
public readonly record struct WriteCondition
{
    private WriteCondition(string? etag, bool mustBeAbsent)
    {
        ETag = etag;
        MustBeAbsent = mustBeAbsent;
    }

    /// <summary>The ETag that must still be the current one (<c>If-Match</c>), or null.</summary>
    public string? ETag { get; }

    /// <summary>True when the object may not exist yet (<c>If-None-Match: *</c>).</summary>
    public bool MustBeAbsent { get; }

    /// <summary>Write whatever is there.</summary>
    public static WriteCondition Always => default;

    /// <summary>Write only when nothing is there.</summary>
    public static WriteCondition IfAbsent => new(null, true);

    /// <summary>Write only on top of this version.</summary>
    /// <param name="etag">The ETag that was read, or null when there was no object: then as <see cref="IfAbsent"/>.</param>
    public static WriteCondition IfUnchangedSince(string? etag) => etag is null ? IfAbsent : new(etag, false);

    /// <summary>Says whether a write may go ahead on top of the current ETag (null when there is no object).</summary>
    public bool Allows(string? currentETag) => MustBeAbsent ? currentETag is null : ETag is null || ETag == currentETag;
}
