using HoopsEdge.TestServers.Aws;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Benchmarks.Requests;

/// <summary>What requests to S3 were for: by permission and part of the lake, the tables that are computed from others apart.</summary>
internal static class RequestParts
{
    private static readonly HashSet<string> Derived = [.. SqlTables.Derived.Select(table => table.Name)];

    /// <summary>Counts calls, the most frequent kind first.</summary>
    public static IEnumerable<(string What, int Count)> Count(IEnumerable<AwsCall> calls) =>
        calls
            .Where(call => call.Action.StartsWith("s3:", StringComparison.Ordinal))
            .CountBy(call => $"  {call.Action} {PartOf(call)}")
            .OrderByDescending(part => part.Value)
            .Select(part => (part.Key, part.Value));

    private static string PartOf(AwsCall call)
    {
        // arn:aws:s3:::BUCKET/silver/fct_games/season=2026/...
        var path = call.Prefix?.Split('/') ?? [.. call.Resources[0].Split('/').Skip(1)];
        return path is ["silver", { } table, ..] && Derived.Contains(table) ? "silver/ computed" : $"{path[0]}/";
    }
}
