namespace HoopsEdge.Lakehouse.Storage;

/// <summary>What became of a conditional replacement.</summary>
public enum ReplaceResult
{
    /// <summary>The object has the new content.</summary>
    Replaced,

    /// <summary>The object had this content already; it was left as it is.</summary>
    Same,

    /// <summary>Somebody else wrote first; nothing was written.</summary>
    Lost,
}
