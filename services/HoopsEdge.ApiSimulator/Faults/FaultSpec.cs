using System.Globalization;

namespace HoopsEdge.ApiSimulator.Faults;

/// <summary>Reads a rule from the command line: kind[@route][:name=value]..., e.g. throttle@/plays/*:rate=0.2:times=5.</summary>
internal static class FaultSpec
{
    public const string Usage = "kind[@route][:rate=R][:times=N][:after=N][:seed=N][:retry-after=S][:delay=MS]";

    public static IReadOnlyList<string> Kinds { get; } =
    ["throttle", "quota", "500", "503", "slow", "drop", "truncated-gzip", "invalid-json", "wrong-type", "html", "huge"];

    /// <exception cref="FormatException">The text is no rule.</exception>
    public static FaultRule Parse(string spec)
    {
        var parts = spec.Split(':');
        var head = parts[0].Split('@', 2);
        var kind = Kinds.ToList().IndexOf(head[0]);
        if (kind < 0)
            throw new FormatException($"unknown fault '{head[0]}': one of {string.Join(", ", Kinds)}");
        var rule = new FaultRule { Kind = (FaultKind)kind, Route = head.Length > 1 ? head[1] : "*" };
        return parts.Skip(1).Aggregate(rule, Set);
    }

    private static FaultRule Set(FaultRule rule, string setting)
    {
        var pair = setting.Split('=', 2);
        if (
            pair.Length != 2
            || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
            throw new FormatException($"'{setting}' is no fault setting: {Usage}");
        return pair[0] switch
        {
            "rate" => rule with { Rate = number },
            "times" => rule with { Times = (int)number },
            "after" => rule with { After = (int)number },
            "seed" => rule with { Seed = (long)number },
            "retry-after" => rule with { RetryAfterSeconds = (int)number },
            "delay" => rule with { DelayMilliseconds = (int)number },
            _ => throw new FormatException($"unknown fault setting '{pair[0]}': {Usage}"),
        };
    }
}
