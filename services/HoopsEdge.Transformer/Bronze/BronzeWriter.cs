using System.Globalization;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;
using HoopsEdge.Transformer.Tables;

namespace HoopsEdge.Transformer.Bronze;

/// <summary>Turns one landed answer into one typed bronze object.</summary>
internal sealed class BronzeWriter(IObjectStore store, LakeKeys keys, FetchCheckpoints checkpoints)
{
    /// <summary>Largest row in bytes that DuckDB's JSON reader has to hold.</summary>
    private static readonly int MaximumRowBytes = new ScanLimits().MaxRowBytes;

    /// <summary>Writes the answer's rows to a local file and puts it into bronze/.</summary>
    /// <param name="session">An idle session.</param>
    /// <param name="landed">The answer.</param>
    /// <param name="folder">Where the local file goes; the caller removes the folder.</param>
    /// <param name="cancellationToken">Stops the work; nothing half-written becomes visible.</param>
    /// <returns>The object, or null when the answer has no rows.</returns>
    /// <exception cref="TransformException">A raw object is missing or does not have the rows that landed.</exception>
    public async Task<BronzeObject?> WriteAsync(
        DuckSession session,
        RawLanded landed,
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (landed.Rows == 0)
        {
            return null;
        }

        var contract = EndpointContracts.All[landed.Endpoint];
        var file = Path.Combine(folder, $"{landed.FetchId}-{Guid.NewGuid():n}.parquet");
        var pages = new List<string>();
        foreach (var rawKey in landed.RawKeys)
        {
            var path = await LocalPageAsync(landed, contract, rawKey, folder, cancellationToken);
            pages.Add(SelectPage(contract, landed, rawKey, path));
        }

        var rows = await session.ExecuteAsync(
            $"copy ({string.Join(" union all ", pages)}) to {Sql.Text(file)} (format parquet)",
            cancellationToken
        );
        if (rows != landed.Rows)
        {
            throw new TransformException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"bronze {landed.Endpoint}: {landed.Rows} rows landed, {rows} were read from {landed.RawKeys[0]}"
                )
            );
        }

        var key = keys.Bronze(landed.Endpoint, landed.Scope, landed.FetchId, landed.ContentHash, landed.IngestedAt);
        var condition = await ConditionAsync(landed, cancellationToken);
        var version = await store.PutFileAsync(key, file, condition, null, cancellationToken);
        var bronze = new BronzeFile(landed.FetchId, landed.Endpoint, landed.Scope, contract.Fingerprint, file);
        return new BronzeObject(key, version, bronze, rows, new FileInfo(file).Length);
    }

    // Content that came back on the same day has the key of its first version: a late delivery of that one must not
    // take the newer time of ingestion away.
    private async Task<WriteCondition> ConditionAsync(RawLanded landed, CancellationToken cancellationToken)
    {
        var newest = await checkpoints.FindAsync(landed.Endpoint, landed.FetchId, cancellationToken);
        return newest?.IngestedAt > landed.IngestedAt ? WriteCondition.IfAbsent : WriteCondition.Always;
    }

    private async Task<string> LocalPageAsync(
        RawLanded landed,
        EndpointContract contract,
        string rawKey,
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (!landed.HasUnknownFields)
        {
            // A raw object is named by its content.
            return await store.LocalPathAsync(rawKey, WantedContent.Constant, cancellationToken)
                ?? throw Missing(rawKey);
        }

        var rewritten = Path.Combine(folder, $"{Guid.NewGuid():n}.json.gz");
        await using var raw = await store.OpenReadAsync(rawKey, cancellationToken) ?? throw Missing(rawKey);
        await UnknownFieldRewriter.RewriteAsync(raw, rewritten, contract, cancellationToken);
        return rewritten;
    }

    private static string SelectPage(EndpointContract contract, RawLanded landed, string rawKey, string path)
    {
        var at = landed.IngestedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        return $"""
            select {Sql.Names([.. contract.Columns.Select(column => column.Name), BronzeColumns.Extra.Name])},
                {Sql.Text(landed.FetchId)} as {BronzeColumns.FetchId.Name},
                timestamptz '{at}+00' as {BronzeColumns.IngestedAt.Name},
                {Sql.Text(rawKey)} as {BronzeColumns.RawKey.Name}
            from read_json({Sql.Text(
                path
            )}, format = 'array', compression = 'gzip', maximum_object_size = {MaximumRowBytes},
                columns = {Sql.ColumnTypes([.. contract.Columns, BronzeColumns.Extra])})
            """;
    }

    private static TransformException Missing(string rawKey) => new($"raw object {rawKey} is missing from the lake");
}

/// <summary>A bronze object, also at hand as a local file.</summary>
/// <param name="Key">Its key in the lake.</param>
/// <param name="Version">Its ETag; null when a newer answer is under the key already.</param>
/// <param name="File">The local copy and its scope.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record BronzeObject(string Key, string? Version, BronzeFile File, long Rows, long Bytes);
