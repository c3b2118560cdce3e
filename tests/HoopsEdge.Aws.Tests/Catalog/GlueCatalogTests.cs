using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Aws.Tests.Catalog;

public sealed class GlueCatalogTests(SharedMoto moto) : CatalogContract, IDisposable
{
    private readonly GlueLake _lake = new(moto.Endpoint);
    private bool _hasDatabases;

    public void Dispose() => _lake.Dispose();

    protected override async Task<ICatalog> CatalogAsync()
    {
        if (!_hasDatabases)
        {
            await _lake.CreateDatabasesAsync();
            _hasDatabases = true;
        }

        return _lake.Catalog;
    }

    protected override ICatalog OpenAgain() => _lake.Open().GetRequiredService<ICatalog>();

    protected override async Task<IReadOnlyList<string>> ColumnsAsync(TableDefinition table)
    {
        var found = await _lake.TableAsync(table);
        return
        [
            .. found
                .StorageDescriptor.ShouldNotBeNull()
                .Columns.Concat(found.PartitionKeys ?? [])
                .Select(column => column.Name)
                .Order(),
        ];
    }

    protected override async Task<IReadOnlyList<string>> PartitionsAsync(TableDefinition table) =>
        [
            .. (await _lake.PartitionsAsync(table))
                .Select(partition =>
                    Path.GetRelativePath($"/{table.Layer}/{table.Name}", PathOf(partition.StorageDescriptor?.Location))
                )
                .Order(),
        ];

    private static string PathOf(string? location) => new Uri(location ?? "").AbsolutePath.TrimEnd('/');
}
