using System.Text;

namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>The paths that a contract does not know, each once, and at most as many as a person would read.</summary>
internal sealed class UnknownFieldSet
{
    private const int Most = 100;
    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<(ShapeNode Parent, long Name)> _seen = [];
    private readonly HashSet<(long Object, long Name)> _inRow = [];

    public IReadOnlyList<string> Paths => [.. _paths];

    /// <summary>Notes a field of one object.</summary>
    /// <returns>False when the same object has a field of this name already.</returns>
    public bool Add(ReadOnlySpan<byte> name, long seed, long objectNumber, ShapeNode parent, Func<string> parentPath)
    {
        if (_paths.Count < Most && _seen.Add((parent, seed)))
        {
            var path = parentPath();
            var field = Encoding.UTF8.GetString(name);
            _paths.Add(Text.Cut(path.Length == 0 ? field : $"{path}.{field}"));
        }

        return _inRow.Add((objectNumber, seed));
    }

    /// <summary>Forgets the objects of a finished row.</summary>
    public void EndRow()
    {
        if (_inRow.Count > 0)
        {
            _inRow.Clear();
        }
    }
}
