using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Aws.Tests.Catalog;

public sealed class LocalCatalogTests : CatalogContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-catalog-");

    public void Dispose() => _folder.Delete(recursive: true);

    protected override Task<ICatalog> CatalogAsync() => Task.FromResult<ICatalog>(Open());

    protected override ICatalog OpenAgain() => Open();

    protected override async Task<IReadOnlyList<string>> ColumnsAsync(TableDefinition table) =>
        [.. (await FindAsync(table)).Definition.Columns.Select(column => column.Name.ToLowerInvariant()).Order()];

    protected override async Task<IReadOnlyList<string>> PartitionsAsync(TableDefinition table) =>
        [.. (await FindAsync(table)).Partitions.Keys.Order()];

    private LocalCatalog Open() => new(new FolderObjectStore(_folder.FullName), new LakeKeys(new LayoutOptions()));

    private async Task<CatalogEntry> FindAsync(TableDefinition table) =>
        (await Open().FindAsync(table, Stop)).ShouldNotBeNull();
}
