using System.Text.Json;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Cataloger;

/// <summary>The table definitions in ref/, listed at most once in <see cref="Fresh"/>: they change with the program.</summary>
internal sealed class PublishedDefinitions(IObjectStore store, LakeKeys keys, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Dictionary<string, string?> _versions = [];
    private DateTimeOffset _listedAt = DateTimeOffset.MinValue;

    /// <summary>Reads the definition of a table.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<TableDefinition> ReadAsync(string layer, string table, CancellationToken cancellationToken)
    {
        var key = keys.TableDefinition(layer, table);
        var wanted = WantedContent.Version(await VersionAsync(key, cancellationToken));
        var path =
            await store.LocalPathAsync(key, wanted, cancellationToken)
            ?? throw new InvalidOperationException($"{key} is missing: a transformer writes it at its start");
        await using var stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync(stream, CatalogJson.Default.TableDefinition, cancellationToken)
            ?? throw new InvalidOperationException($"{key} is empty");
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<string?> VersionAsync(string key, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (now - _listedAt >= Fresh)
            {
                _versions = await store
                    .ListAsync(keys.TableDefinitions, cancellationToken)
                    .ToDictionaryAsync(found => found.Key, found => found.ETag, cancellationToken: cancellationToken);
                _listedAt = now;
            }

            return _versions.GetValueOrDefault(key);
        }
        finally
        {
            _gate.Release();
        }
    }
}
