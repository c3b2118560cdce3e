namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>
/// The distinct rows of the pages of one answer, by their hashes. Continuation pages overlap where they meet, and where
/// they meet depends on ties, so a row counts once however many pages carry it.
/// </summary>
public sealed class RowSet
{
    private readonly HashSet<UInt128> _rows = [];
    private UInt128 _sum;

    /// <summary>Distinct rows so far.</summary>
    public int Count => _rows.Count;

    /// <summary>Hash of the distinct rows so far, 32 hex digits.</summary>
    public string ContentHash => RowHash.OfRows(_sum, _rows.Count);

    /// <summary>Hash of an answer without rows.</summary>
    public static string EmptyHash { get; } = RowHash.OfRows(0, 0);

    /// <summary>Takes in the rows of another page.</summary>
    public void UnionWith(RowSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var row in other._rows)
        {
            Add(row);
        }
    }

    internal void Add(UInt128 row)
    {
        if (_rows.Add(row))
        {
            _sum += row;
        }
    }
}
