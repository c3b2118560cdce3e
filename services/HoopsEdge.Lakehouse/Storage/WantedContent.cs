namespace HoopsEdge.Lakehouse.Storage;

/// <summary>Which content of an object a local copy must have; what is known of it saves asking a remote store.</summary>
public readonly record struct WantedContent
{
    private WantedContent(string? etag, bool isConstant)
    {
        ETag = etag;
        IsConstant = isConstant;
    }

    /// <summary>The version that was current when it was listed or written, or null.</summary>
    public string? ETag { get; }

    /// <summary>True when the content under the key never changes, so that any copy will do.</summary>
    public bool IsConstant { get; }

    /// <summary>The content as it is now.</summary>
    public static WantedContent Current => default;

    /// <summary>The content under a key that is named by its content.</summary>
    public static WantedContent Constant => new(null, true);

    /// <summary>The version that was listed or written; the current one where that is gone.</summary>
    /// <param name="etag">Its ETag, or null when it is not known: then as <see cref="Current"/>.</param>
    public static WantedContent Version(string? etag) => new(etag, false);
}
