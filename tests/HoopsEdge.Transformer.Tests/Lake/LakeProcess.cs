using HoopsEdge.Cataloger;
using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Transformer.Bronze;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Transformer.Tests.Lake;

/// <summary>The real services over a lake, as one process has them; stores may be wrapped.</summary>
internal sealed class LakeProcess : IDisposable
{
    private readonly ServiceProvider _services;

    public LakeProcess(
        string folder,
        Func<IObjectStore, IObjectStore>? wrapStore = null,
        Func<IStateStore, IStateStore>? wrapState = null,
        int threads = 2
    )
    {
        var options = new HoopsOptions();
        options.Lake.Folder = folder;
        options.Transform.BatchSize = 3;
        options.Transform.Threads = threads;
        IObjectStore store = new FolderObjectStore(folder);
        IStateStore state = new SqliteStateStore(options.Lake.StateFile);
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(wrapStore?.Invoke(store) ?? store)
            .AddSingleton(wrapState?.Invoke(state) ?? state)
            .AddLakehouse(options)
            .AddTransformer()
            .AddCataloger()
            .BuildServiceProvider();
    }

    /// <summary>Every event that the transformer published.</summary>
    public List<TableUpdated> Published { get; } = [];

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<IReadOnlyList<Refusal>> TransformAsync(params RawLanded[] batch) =>
        Get<LandedTransformer>()
            .TransformAsync(
                batch,
                change =>
                {
                    Published.Add(change);
                    return Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );

    public void Dispose() => _services.Dispose();
}
