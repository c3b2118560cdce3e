using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;

namespace HoopsEdge.Lakehouse.Storage;

/// <summary>
/// Locks on the keys of a lake in a folder, held against the other threads and the other processes of the machine. Keys
/// share 256 lock files, which are never deleted: a lock file that goes away can be held twice.
/// </summary>
internal sealed class FolderLocks
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly string _folder;

    /// <summary>Uses a folder for the lock files, creating it when it is missing.</summary>
    /// <param name="folder">Path of the folder.</param>
    public FolderLocks(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Waits for the lock of a key.</summary>
    /// <returns>What releases it.</returns>
    public async Task<IDisposable> LockAsync(string key, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(key)))[..2];
        var gate = _gates.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            return new HeldLock(gate, await OpenAsync(Path.Combine(_folder, name), cancellationToken));
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process holds the lock for the length of one rename.
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    private sealed class HeldLock(SemaphoreSlim gate, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            gate.Release();
        }
    }
}
