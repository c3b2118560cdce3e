using HoopsEdge.ApiSimulator.Randomness;

namespace HoopsEdge.ApiSimulator.Faults;

/// <summary>The fault rules in force; which request fails is decided by the rule's seed and the number of the request.</summary>
internal sealed class FaultBox(IEnumerable<FaultRule> rules)
{
    private readonly Lock _lock = new();
    private readonly List<Armed> _rules = [.. rules.Select(rule => new Armed(rule))];

    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_lock)
                return [.. _rules.Select(armed => armed.Rule)];
        }
    }

    public void Add(FaultRule rule)
    {
        lock (_lock)
            _rules.Add(new Armed(rule));
    }

    public void Clear()
    {
        lock (_lock)
            _rules.Clear();
    }

    /// <summary>The first rule that strikes a request to this path.</summary>
    public FaultRule? Strike(string path)
    {
        lock (_lock)
            return _rules.FirstOrDefault(armed => armed.Strikes(path))?.Rule;
    }

    private sealed class Armed(FaultRule rule)
    {
        private int _seen;
        private int _struck;

        public FaultRule Rule => rule;

        public bool Strikes(string path)
        {
            if (!Matches(path) || _seen++ < rule.After || _struck >= rule.Times)
                return false;
            if (!SeededRandom.For(rule.Seed, rule.Route, _seen, (int)rule.Kind).Chance(rule.Rate))
                return false;
            _struck++;
            return true;
        }

        private bool Matches(string path) =>
            rule.Route.EndsWith('*')
                ? path.StartsWith(rule.Route[..^1], StringComparison.OrdinalIgnoreCase)
                : path.Equals(rule.Route, StringComparison.OrdinalIgnoreCase);
    }
}
