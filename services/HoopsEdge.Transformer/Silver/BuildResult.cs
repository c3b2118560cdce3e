using HoopsEdge.Contracts;

namespace HoopsEdge.Transformer.Silver;

/// <summary>Collects what became of partitions that are put at the same time.</summary>
internal sealed class BuildResult
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PartitionChange> _changes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _lost = new(StringComparer.Ordinal);

    /// <summary>The partitions whose content changed.</summary>
    public IReadOnlyList<PartitionChange> Changes
    {
        get
        {
            lock (_lock)
            {
                return [.. _changes.Values];
            }
        }
    }

    public void Add(PutPartition put)
    {
        lock (_lock)
        {
            if (put.IsLost)
            {
                _lost.Add(put.Name);
            }
            else if (put.Change is { } change)
            {
                _changes[put.Name] = change;
            }
        }
    }

    /// <summary>The partitions that another writer was faster with, which are forgotten here.</summary>
    public SortedSet<string> TakeLost()
    {
        lock (_lock)
        {
            var lost = new SortedSet<string>(_lost, StringComparer.Ordinal);
            _lost.Clear();
            return lost;
        }
    }
}

/// <summary>A partition that is computed and not yet put.</summary>
/// <param name="Name">Partition path.</param>
/// <param name="File">Local file.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record BuiltPartition(string Name, string File, long Rows);

/// <summary>What became of a computed partition.</summary>
/// <param name="Name">Partition path.</param>
/// <param name="IsLost">True when another writer was faster.</param>
/// <param name="Change">What changed, or null when it had this content already.</param>
internal sealed record PutPartition(string Name, bool IsLost, PartitionChange? Change);
