using System.Globalization;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Lakehouse.Storage;

/// <summary>Where everything is in the lake: the layout of its keys, in one place.</summary>
public sealed class LakeKeys(LayoutOptions layout)
{
    /// <summary>A page of an answer: <c>raw/{path}/ingested_at=D/part-{fetchId}-{hash8}.json.gz</c>.</summary>
    public string Raw(EndpointContract endpoint, string fetchId, string contentSha256, DateTimeOffset ingestedAt) =>
        $"{layout.Raw}/{endpoint.RawFolder}/ingested_at={Day(ingestedAt)}/part-{fetchId}-{contentSha256[..8]}.json.gz";

    /// <summary>All raw objects of an endpoint.</summary>
    public string RawPrefix(EndpointContract endpoint) => $"{layout.Raw}/{endpoint.RawFolder}/ingested_at=";

    /// <summary>A typed answer: <c>bronze/{endpoint}/season=S/asof=D/part-{fetchId}-{hash8}.parquet</c>.</summary>
    public string Bronze(string endpoint, FetchScope scope, string fetchId, string contentHash, DateTimeOffset at) =>
        $"{layout.Bronze}/{endpoint}/{(scope.Season is { } season ? $"season={season}/" : "")}asof={Day(at)}/part-{fetchId}-{contentHash[..8]}.parquet";

    /// <summary>All objects of a bronze table.</summary>
    public string BronzePrefix(string endpoint) => $"{layout.Bronze}/{endpoint}/";

    /// <summary>The one object of a silver partition.</summary>
    public string Silver(string table, string partition) => Partition("silver", table, partition);

    /// <summary>All objects of a silver table.</summary>
    public string SilverPrefix(string table) => $"{layout.Silver}/{table}/";

    /// <summary>The columns, types and key of a table in force.</summary>
    public string TableDefinition(string layer, string table) => $"{layout.Ref}/tables/{layer}/{table}.json";

    /// <summary>All table definitions.</summary>
    public string TableDefinitions => $"{layout.Ref}/tables/";

    /// <summary>All objects of a table in a layer.</summary>
    public string TablePrefix(string layer, string table) =>
        layer switch
        {
            "bronze" => BronzePrefix(table),
            "silver" => SilverPrefix(table),
            _ => $"{layout.Gold}/{table}/",
        };

    /// <summary>The partition path that a table's object is in; empty where the table has none.</summary>
    /// <param name="layer">Layer of the table.</param>
    /// <param name="table">The table.</param>
    /// <param name="key">Key of one of its objects.</param>
    public string PartitionOf(string layer, string table, string key)
    {
        var below = key[TablePrefix(layer, table).Length..];
        return below.Contains('/', StringComparison.Ordinal) ? below[..below.LastIndexOf('/')] : "";
    }

    /// <summary>The one object of a partition of a silver or gold table.</summary>
    public string Partition(string layer, string table, string partition) =>
        $"{TablePrefix(layer, table)}{(partition.Length == 0 ? "" : partition + "/")}part-00000.parquet";

    /// <summary>What the local catalog knows of a table.</summary>
    public string CatalogEntry(string layer, string table) => $"{layout.Ref}/catalog/{layer}/{table}.json";

    /// <summary>A run's summary.</summary>
    public string RunSummary(string runId) => $"{layout.Meta}/runs/{runId}.json";

    /// <summary>The newest run's summary.</summary>
    public string LatestRunSummary => $"{layout.Meta}/runs/latest.json";

    /// <summary>All run summaries.</summary>
    public string RunSummaries => $"{layout.Meta}/runs/";

    /// <summary>What a validation saw: <c>meta/quality/{id}.json</c>.</summary>
    public string QualityReport(string id) => $"{layout.Meta}/quality/{id}.json";

    /// <summary>What the newest validation saw.</summary>
    public string LatestQualityReport => QualityReport("latest");

    /// <summary>A dead letter: <c>deadletter/{endpoint}/dt=D/{fetchId}.json</c>.</summary>
    public string DeadLetter(string endpoint, string fetchId, DateTimeOffset at) =>
        $"{layout.Deadletter}/{endpoint}/dt={Day(at)}/{fetchId}.json";

    /// <summary>All dead letters of an endpoint.</summary>
    public string DeadLetterPrefix(string endpoint) => $"{layout.Deadletter}/{endpoint}/";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
