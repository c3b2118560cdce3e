using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.StoreContracts;

namespace HoopsEdge.Transformer.Tests.Stores;

/// <summary>The lake in a folder keeps the contract, and what only a folder has to take care of.</summary>
public sealed class FolderObjectStoreTests : ObjectStoreContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hoops-test-store-");
    private FolderObjectStore? _store;

    protected override IObjectStore Store => _store ??= new FolderObjectStore(_folder.FullName);

    protected override IObjectStore OpenAgain() => new FolderObjectStore(_folder.FullName);

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("/etc/hostname")]
    public async Task A_key_that_leads_out_of_the_lake_is_refused(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.FindAsync(key, Stop));
        await Should.ThrowAsync<ArgumentException>(() => PutAsync(key, "x"));
        await Should.ThrowAsync<ArgumentException>(() => Store.OpenReadAsync(key, Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAsync(key, WriteCondition.Always, Stop));
        await Should.ThrowAsync<ArgumentException>(() => Store.LocalPathAsync(key, Stop));
        await Should.ThrowAsync<ArgumentException>(() => ListAsync(key + "/"));
    }

    [Fact]
    public async Task Half_written_files_and_metadata_are_no_objects()
    {
        await PutAsync("t/a", "x", metadata: new Dictionary<string, string> { ["rows"] = "1" });
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "t", "b.123.partial"), "half", Stop);

        (await ListAsync("")).ShouldBe(["t/a"]);
    }

    [Fact]
    public async Task Nothing_but_the_object_is_left_of_a_write()
    {
        await PutAsync("t/a", "first");
        await PutAsync("t/a", "second", WriteCondition.IfAbsent);

        Directory.GetFiles(Path.Combine(_folder.FullName, "t")).Length.ShouldBe(1);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Delete(recursive: true);
    }
}
