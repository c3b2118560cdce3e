using System.Globalization;
using System.Text.Json;
using HoopsEdge.Lakehouse.Storage;

namespace HoopsEdge.Cli.Validation;

/// <summary>Quality reports in meta/quality/.</summary>
internal sealed class QualityReports(IObjectStore store, LakeKeys keys)
{
    /// <summary>Keeps a report under its time and as the latest one.</summary>
    public async Task WriteAsync(QualityReport report, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(report, QualityJson.Default.QualityReport);
        var id = report.CheckedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        await store.PutBytesAsync(keys.QualityReport(id), json, WriteCondition.Always, cancellationToken);
        await store.PutBytesAsync(keys.LatestQualityReport, json, WriteCondition.Always, cancellationToken);
    }

    /// <summary>Reads the latest report.</summary>
    /// <returns>The report, or null when the lake was never validated.</returns>
    public async Task<QualityReport?> ReadLatestAsync(CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenReadAsync(keys.LatestQualityReport, cancellationToken);
        return stream is null
            ? null
            : await JsonSerializer.DeserializeAsync(stream, QualityJson.Default.QualityReport, cancellationToken);
    }
}
