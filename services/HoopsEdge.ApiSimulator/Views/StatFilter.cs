using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Views;

/// <summary>Which games count; both dates are inclusive.</summary>
internal sealed record StatFilter(SeasonType? SeasonType, DateTimeOffset? From, DateTimeOffset? To)
{
    public static StatFilter All { get; } = new(null, null, null);

    public bool Includes(GameView view) =>
        (SeasonType is null || view.Game.SeasonType == SeasonType)
        && (From is null || view.Start >= From)
        && (To is null || view.Start <= To);
}
