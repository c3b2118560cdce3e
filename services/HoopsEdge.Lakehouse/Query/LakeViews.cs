using System.Text.Json;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse.Query;

/// <summary>Opens the lake for SQL: a schema a layer, a view a table, empty tables with their declared columns.</summary>
public sealed class LakeViews(IObjectStore store, LakeKeys keys, IOptions<HoopsOptions> options)
{
    /// <summary>The tables that the lake declares.</summary>
    public async Task<IReadOnlyList<TableDefinition>> ReadDefinitionsAsync(CancellationToken cancellationToken)
    {
        var definitions = new List<TableDefinition>();
        await foreach (var found in store.ListAsync(keys.TableDefinitions, cancellationToken))
        {
            var path = await store.LocalPathAsync(found.Key, WantedContent.Version(found.ETag), cancellationToken);
            await using var stream = path is null ? null : File.OpenRead(path);
            if (
                stream is not null
                && await JsonSerializer.DeserializeAsync(stream, CatalogJson.Default.TableDefinition, cancellationToken)
                    is { } definition
            )
            {
                definitions.Add(definition);
            }
        }

        return definitions;
    }

    /// <summary>Opens a session in which <c>silver.fct_games</c>, <c>bronze.games</c> and so on can be queried;
    /// silver and gold tables also without their schema.</summary>
    public async Task<DuckSession> OpenAsync(CancellationToken cancellationToken)
    {
        var session = new DuckSession(options.Value.Transform);
        try
        {
            foreach (var layer in new[] { "bronze", "silver", "gold" })
            {
                await session.ExecuteAsync($"create schema {layer}", cancellationToken);
            }

            foreach (var table in await ReadDefinitionsAsync(cancellationToken))
            {
                await session.ExecuteAsync(await ViewAsync(table, cancellationToken), cancellationToken);
            }

            await session.ExecuteAsync("set search_path = 'gold,silver,bronze,main'", cancellationToken);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Local paths of a table's Parquet objects.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        await foreach (var found in store.ListAsync(keys.TablePrefix(table.Layer, table.Name), cancellationToken))
        {
            var wanted = WantedContent.Version(found.ETag);
            if (await store.LocalPathAsync(found.Key, wanted, cancellationToken) is { } path)
            {
                files.Add(path);
            }
        }

        return files;
    }

    private async Task<string> ViewAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var files = await FilesAsync(table, cancellationToken);
        var empty = string.Join(
            ", ",
            table.Columns.Select(column => $"cast(null as {column.Type}) as {Sql.Name(column.Name)}")
        );
        var source =
            files.Count == 0
                ? $"select {empty} where false"
                : $"from read_parquet({Sql.List(files)}, hive_partitioning = false, union_by_name = {(table.Layer == "bronze" ? "true" : "false")})";
        return $"create view {table.Layer}.{Sql.Name(table.Name)} as {source}";
    }
}
