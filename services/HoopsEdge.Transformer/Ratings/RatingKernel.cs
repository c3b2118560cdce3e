using System.Text.Json;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Transformer.Gold;

namespace HoopsEdge.Transformer.Ratings;

/// <summary>Rates a season day by day from the rows of its query; what the gate refuses goes to a table of its own.</summary>
/// <param name="name">Name of the kernel: which games it rates is up to its query.</param>
/// <param name="options">How ratings are estimated.</param>
internal sealed class RatingKernel(string name, RatingsOptions options) : IGoldKernel
{
    /// <summary>Grows when the arithmetic changes.</summary>
    private const int Version = 1;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string Settings { get; } = $"{Version} {JsonSerializer.Serialize(options)}";

    /// <inheritdoc />
    public async Task StageAsync(KernelStage stage, CancellationToken cancellationToken)
    {
        var rows = await stage.Duck.QueryAsync(stage.Query, RatingRow.Read, cancellationToken);
        var input = RatingInput.From(rows);
        var days = SeasonRatings.Compute(input.Season, options);
        var output = new RatingOutput(stage.Season, input.Teams);
        await stage.Duck.AppendAsync(name, appender => output.Append(days, appender), cancellationToken);
        await stage.Duck.AppendAsync(
            $"{name}_refused",
            appender => output.Append(input.Refused, appender),
            cancellationToken
        );
    }
}
