using System.Text.Json;

namespace HoopsEdge.ApiSimulator.Faults;

/// <summary>A rule as it is posted: what is left out keeps the rule's default.</summary>
internal sealed record FaultOrder(
    FaultKind? Kind,
    string? Route,
    double? Rate,
    int? Times,
    int? After,
    long? Seed,
    int? RetryAfterSeconds,
    int? DelayMilliseconds
)
{
    /// <exception cref="JsonException">The order names no kind.</exception>
    public FaultRule ToRule()
    {
        var rule = new FaultRule { Kind = Kind ?? throw new JsonException("a fault needs a kind") };
        return rule with
        {
            Route = Route ?? rule.Route,
            Rate = Rate ?? rule.Rate,
            Times = Times ?? rule.Times,
            After = After ?? rule.After,
            Seed = Seed ?? rule.Seed,
            RetryAfterSeconds = RetryAfterSeconds ?? rule.RetryAfterSeconds,
            DelayMilliseconds = DelayMilliseconds ?? rule.DelayMilliseconds,
        };
    }
}
