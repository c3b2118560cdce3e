namespace HoopsEdge.ApiSimulator;

/// <summary>What league to simulate and how the server in front of it behaves.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The port to listen on; 0 takes a free one. <value>The default value is 0.</value></summary>
    public int Port { get; init; }

    /// <summary>Addresses to listen on instead, as Kestrel takes them, separated by semicolons. <value>The default value is null: <see cref="Port"/> of 127.0.0.1.</value></summary>
    public string? Urls { get; init; }

    /// <summary>Division I teams. <value>The default value is 360.</value></summary>
    public int Teams { get; init; } = 360;

    /// <summary>The earliest season served; season S is played from November of S-1 to April of S. <value>The default value is 2026.</value></summary>
    public int FirstSeason { get; init; } = 2026;

    /// <summary>The latest season served. <value>The default value is 2026.</value></summary>
    public int LastSeason { get; init; } = 2026;

    /// <summary>Everything follows from it. <value>The default value is 1.</value></summary>
    public long Seed { get; init; } = 1;

    /// <summary>Where the simulated clock starts. <value>The default value is noon UTC of 1 July 2026, after the season.</value></summary>
    public DateTimeOffset Today { get; init; } = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The bearer key that is accepted. <value>The default value is "simulated".</value></summary>
    public string Key { get; init; } = "simulated";

    /// <summary>Calls a month. <value>The default value is 75,000, that of tier 3.</value></summary>
    public int Quota { get; init; } = 75_000;

    /// <summary>The subscriber's tier: 1 opens the scoreboard, 2 the leaderboard. <value>The default value is 3.</value></summary>
    public int Tier { get; init; } = 3;

    /// <summary>Multiplies how often games are corrected, moved, postponed or cancelled; 0 turns it off. <value>The default value is 1.</value></summary>
    public double ChangeRate { get; init; } = 1;

    /// <summary>Whether rows that the API leaves unordered come in another order each time. <value>The default value is true.</value></summary>
    public bool UnstableOrder { get; init; } = true;

    /// <summary>Oddities of the real data to imitate. <value>The default value is none.</value></summary>
    public IReadOnlySet<Quirk> Quirks { get; init; } = new HashSet<Quirk>();

    /// <summary>Faults in force from the start. <value>The default value is none.</value></summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    internal bool Has(Quirk quirk) => Quirks.Contains(quirk);
}
