namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>Why a body is not an array of rows at all.</summary>
public enum ScanProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Not JSON, or not UTF-8.</summary>
    InvalidJson,

    /// <summary>JSON that ends too early.</summary>
    Incomplete,

    /// <summary>Valid JSON whose top level is an object, a text, a number or a truth value.</summary>
    NotAnArray,

    /// <summary>Nested deeper than allowed.</summary>
    TooDeep,

    /// <summary>A value or a row is larger than allowed.</summary>
    TooLarge,
}
