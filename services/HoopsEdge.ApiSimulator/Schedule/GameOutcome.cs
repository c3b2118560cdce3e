using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Schedule;

/// <summary>How a game ended, and how it reads after its stat correction, if it gets one.</summary>
internal sealed record GameOutcome(
    GameBox Original,
    GameBox? Corrected,
    DateTimeOffset FinalAt,
    DateTimeOffset? CorrectedAt
)
{
    public double ExpectedMargin { get; init; }

    public GameBox At(DateTimeOffset now) => IsCorrected(now) ? Corrected! : Original;

    public bool IsCorrected(DateTimeOffset now) => CorrectedAt <= now && Corrected is not null;
}
