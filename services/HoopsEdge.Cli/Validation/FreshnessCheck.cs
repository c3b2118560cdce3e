using System.Globalization;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cli.Validation;

/// <summary>While games are played, a lake that keeps the current season must have asked lately.</summary>
internal sealed class FreshnessCheck(HoopsOptions options, FetchCheckpoints checkpoints, TimeProvider time) : ILakeCheck
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var season = Season.Of(today);
        if (today < options.Seasons.FirstGameDayOf(season) || today > options.Seasons.LastGameDayOf(season))
        {
            return [];
        }

        DateTimeOffset? newest = null;
        await foreach (var checkpoint in checkpoints.OfEndpointAsync(EndpointContracts.Games, cancellationToken))
        {
            if (checkpoint.Scope.Season == season.Year && checkpoint.AnsweredAt > (newest ?? DateTimeOffset.MinValue))
            {
                newest = checkpoint.AnsweredAt;
            }
        }

        var limit = TimeSpan.FromDays(options.Validate.MaxAgeDays);
        return newest is { } answered && now - answered > limit
            ?
            [
                new Finding(
                    Severity.Breach,
                    "freshness",
                    EndpointContracts.Games,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"season {season} was last asked on {answered:yyyy-MM-dd}, more than {options.Validate.MaxAgeDays} days ago: run hoops incremental"
                    )
                ),
            ]
            : [];
    }
}
