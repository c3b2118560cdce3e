namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>One open object or array on the way from the top level to the current token.</summary>
internal struct ScanFrame
{
    /// <summary>The declared struct or list; null inside of what the contract does not know or does not fit.</summary>
    public ShapeNode? Node;

    /// <summary>The declared field that the next value belongs to; null for an unknown one and in arrays.</summary>
    public ShapeField? Field;

    /// <summary>True for an array.</summary>
    public bool IsArray;

    /// <summary>Seed of this container's own hash: under which name it stands.</summary>
    public long Seed;

    /// <summary>Seed of the member whose value comes next.</summary>
    public long MemberSeed;

    /// <summary>Hashes of the members of an object, or of the objects in an array.</summary>
    public UInt128 Unordered;

    /// <summary>Hash of the other elements of an array, in order.</summary>
    public UInt128 Ordered;

    /// <summary>Elements of an array so far.</summary>
    public long Count;

    /// <summary>Number of the object in the body.</summary>
    public long Number;

    /// <summary>Position of the last declared member, to guess the next.</summary>
    public int Position;
}
