namespace HoopsEdge.Transformer.Silver;

/// <summary>
/// Which partitions of a season have to be built after some fetches changed, and which of them together: a game that
/// is claimed on two days ties their partitions, for only one of them may keep its rows.
/// </summary>
internal static class BuildPlan
{
    /// <summary>The dirty partitions of the fetches and those tied to them, in order.</summary>
    public static SortedSet<string> Affected(IReadOnlyList<StoredClaim> claims, IReadOnlySet<string> fetches) =>
        Affected(claims, fetches, []);

    /// <summary>The dirty partitions of the fetches, further ones, and those tied to them, in order.</summary>
    public static SortedSet<string> Affected(
        IReadOnlyList<StoredClaim> claims,
        IReadOnlySet<string> fetches,
        IReadOnlyCollection<string> further
    )
    {
        var changed = claims
            .Select(stored => stored.Claim)
            .Where(claim => further.Count == 0 && fetches.Contains(claim.FetchId))
            .ToArray();
        var dirty = changed.SelectMany(claim => claim.Dirty).Concat(HomesOf(claims, changed));
        var affected = new SortedSet<string>(dirty.Concat(further), StringComparer.Ordinal);
        var ties = Ties(claims);
        var waiting = new Queue<string>(affected);
        while (waiting.TryDequeue(out var partition))
        {
            foreach (var tied in ties.GetValueOrDefault(partition, []))
            {
                if (affected.Add(tied))
                {
                    waiting.Enqueue(tied);
                }
            }
        }

        return affected;
    }

    /// <summary>The built partitions on which other answers are claimed now than when they were built.</summary>
    public static IEnumerable<string> Outdated(
        IReadOnlyList<StoredClaim> built,
        IReadOnlyList<StoredClaim> now,
        IReadOnlySet<string> partitions
    )
    {
        var seen = built.ToDictionary(stored => stored.Sort, stored => stored.Claim.IngestedAt);
        return now.Where(stored => !seen.TryGetValue(stored.Sort, out var at) || at != stored.Claim.IngestedAt)
            .SelectMany(stored => stored.Claim.Partitions.Keys.Concat(stored.Claim.Dirty))
            .Where(partitions.Contains)
            .Distinct();
    }

    /// <summary>Cuts partitions into groups of a bounded number of rows; one partition, and tied ones, may have more.</summary>
    public static IEnumerable<PartitionGroup> Groups(
        IReadOnlyList<StoredClaim> claims,
        IReadOnlyCollection<string> partitions,
        long rowsAtOnce
    )
    {
        var rows = claims
            .SelectMany(stored => stored.Claim.Partitions)
            .GroupBy(entry => entry.Key)
            .ToDictionary(group => group.Key, group => group.Sum(entry => entry.Value.Rows));
        var group = new List<string>();
        var size = 0L;
        foreach (var tied in TiedSets(claims, partitions))
        {
            var more = tied.Sum(partition => rows.GetValueOrDefault(partition));
            if (group.Count > 0 && size + more > rowsAtOnce)
            {
                yield return new PartitionGroup(group, size);
                group = [];
                size = 0;
            }

            group.AddRange(tied);
            size += more;
        }

        if (group.Count > 0)
        {
            yield return new PartitionGroup(group, size);
        }
    }

    /// <summary>The partitions on which somebody claims a game that these claims have given up.</summary>
    private static IEnumerable<string> HomesOf(IReadOnlyList<StoredClaim> claims, IEnumerable<Claim> changed)
    {
        var released = changed.SelectMany(claim => claim.Released).ToHashSet();
        return released.Count == 0
            ? []
            : claims
                .SelectMany(stored => stored.Claim.Partitions)
                .Where(entry => entry.Value.Games.Any(released.Contains))
                .Select(entry => entry.Key);
    }

    private static IEnumerable<List<string>> TiedSets(
        IReadOnlyList<StoredClaim> claims,
        IReadOnlyCollection<string> partitions
    )
    {
        var ties = Ties(claims);
        var wanted = partitions.ToHashSet(StringComparer.Ordinal);
        foreach (var partition in partitions)
        {
            if (!wanted.Remove(partition))
            {
                continue;
            }

            List<string> set = [partition];
            for (var index = 0; index < set.Count; index++)
            {
                set.AddRange(ties.GetValueOrDefault(set[index], []).Where(wanted.Remove));
            }

            yield return set;
        }
    }

    private static Dictionary<string, HashSet<string>> Ties(IReadOnlyList<StoredClaim> claims)
    {
        var home = new Dictionary<int, string>();
        var ties = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (partition, claimed) in claims.SelectMany(stored => stored.Claim.Partitions))
        {
            foreach (var game in claimed.Games)
            {
                if (home.TryAdd(game, partition) || home[game] == partition)
                {
                    continue;
                }

                Tie(ties, home[game], partition);
                Tie(ties, partition, home[game]);
            }
        }

        return ties;
    }

    private static void Tie(Dictionary<string, HashSet<string>> ties, string from, string to)
    {
        if (!ties.TryGetValue(from, out var tied))
        {
            ties[from] = tied = new HashSet<string>(StringComparer.Ordinal);
        }

        tied.Add(to);
    }
}

/// <summary>Partitions that are built together.</summary>
/// <param name="Partitions">Their names.</param>
/// <param name="Rows">Rows claimed on them.</param>
internal sealed record PartitionGroup(IReadOnlyList<string> Partitions, long Rows);
