using HoopsEdge.Lakehouse.State;
using HoopsEdge.StoreContracts;

namespace HoopsEdge.Transformer.Tests.Stores;

/// <summary>The state store in SQLite keeps the contract.</summary>
public sealed class SqliteStateStoreTests : StateStoreContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-test-state-");
    private SqliteStateStore? _store;

    protected override IStateStore Store => _store ??= Open();

    protected override IStateStore OpenAgain() => Open();

    protected override void Dispose(bool disposing) => _folder.Delete(recursive: true);

    private SqliteStateStore Open() => new(Path.Combine(_folder.FullName, "state", "checkpoints.db"));
}
