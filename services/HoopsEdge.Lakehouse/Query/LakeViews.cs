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
    public Task<DuckSession> OpenAsync(CancellationToken cancellationToken) => OpenAsync(1, cancellationToken);

    /// <summary>Opens one of several sessions that work at the same time.</summary>
    /// <param name="share">Share (0 to 1) of the memory and threads that it may take.</param>
    /// <param name="cancellationToken">Stops; there is no session then.</param>
    public Task<DuckSession> OpenAsync(double share, CancellationToken cancellationToken) =>
        OpenAsync(_ => true, share, cancellationToken);

    /// <summary>Opens a session for one statement: the tables whose names it does not hold have their columns and no
    /// rows, so that a lake in a bucket is not brought here whole.</summary>
    public Task<DuckSession> OpenForAsync(string statement, CancellationToken cancellationToken) =>
        OpenAsync(table => statement.Contains(table.Name, StringComparison.OrdinalIgnoreCase), 1, cancellationToken);

    private async Task<DuckSession> OpenAsync(
        Func<TableDefinition, bool> isWanted,
        double share,
        CancellationToken cancellationToken
    )
    {
        var session = new DuckSession(options.Value.Transform, share);
        try
        {
            foreach (var layer in new[] { "bronze", "silver", "gold" })
            {
                await session.ExecuteAsync($"create schema {layer}", cancellationToken);
            }

            foreach (var table in await ReadDefinitionsAsync(cancellationToken))
            {
                var files = isWanted(table) ? await FilesAsync(table, cancellationToken) : [];
                await session.ExecuteAsync(View(table, [.. files.Select(file => file.Path)]), cancellationToken);
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

    /// <summary>A table's Parquet objects, each with a local path.</summary>
    public async Task<IReadOnlyList<LakeFile>> FilesAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var files = new List<LakeFile>();
        await foreach (var found in store.ListAsync(keys.TablePrefix(table.Layer, table.Name), cancellationToken))
        {
            var wanted = WantedContent.Version(found.ETag);
            if (await store.LocalPathAsync(found.Key, wanted, cancellationToken) is { } path)
            {
                files.Add(new LakeFile(found.Key, path));
            }
        }

        return files;
    }

    private static string View(TableDefinition table, IReadOnlyList<string> files)
    {
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

/// <summary>An object that can be read by path.</summary>
/// <param name="Key">Its key, which says its partition.</param>
/// <param name="Path">Where it can be read: the object itself, or a local copy whose name says nothing.</param>
public sealed record LakeFile(string Key, string Path);
