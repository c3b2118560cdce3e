using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace HoopsEdge.Lakehouse.Storage.S3;

/// <summary>
/// Local copies of objects, a file each version, shared by the processes of a machine and kept from run to run. A copy
/// never changes once it is there. Beyond the limit the copies that were not used for longest go; what was used within
/// <see cref="InUse"/> stays whatever the limit says, for a query may be about to open it.
/// </summary>
internal sealed class LocalCopies
{
    private const string PartialSuffix = ".partial";
    private const long CleanEveryBytes = 64L << 20;
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly Lock _cleaning = new();
    private readonly string _folder;
    private readonly long _mostBytes;
    private readonly TimeProvider _time;
    private long _sinceCleaning;

    /// <summary>Opens a folder of copies, creating it when it is missing, and cuts it back.</summary>
    /// <param name="folder">Folder of the copies of one bucket.</param>
    /// <param name="mostBytes">What the copies are cut back to, in bytes.</param>
    /// <param name="time">The clock.</param>
    public LocalCopies(string folder, long mostBytes, TimeProvider time)
    {
        _folder = Path.GetFullPath(folder);
        _mostBytes = mostBytes;
        _time = time;
        Directory.CreateDirectory(_folder);
        Clean();
    }

    /// <summary>The copy of a version.</summary>
    /// <returns>Its path, or null when there is none.</returns>
    public string? Find(string key, string etag) => Use(PathOf(key, etag));

    /// <summary>The copy of any version, for keys whose content never changes.</summary>
    /// <returns>Its path, or null when there is none.</returns>
    public string? FindAny(string key)
    {
        var file = new FileInfo(PathOf(key, ""));
        return file.Directory is { Exists: true } shard
            ? shard
                .EnumerateFiles(NameOf(key) + ".*")
                .Where(copy => !copy.Name.EndsWith(PartialSuffix, StringComparison.Ordinal))
                .Select(copy => Use(copy.FullName))
                .FirstOrDefault(path => path is not null)
            : null;
    }

    /// <summary>The ETag of the copy that was made last.</summary>
    /// <returns>The ETag, or null when there is no copy.</returns>
    public string? NewestETag(string key)
    {
        var shard = new DirectoryInfo(Path.Combine(_folder, NameOf(key)[..2]));
        var newest = shard.Exists
            ? shard
                .EnumerateFiles(NameOf(key) + ".*")
                .Where(copy => !copy.Name.EndsWith(PartialSuffix, StringComparison.Ordinal))
                .MaxBy(copy => copy.CreationTimeUtc)
            : null;
        return newest?.Name.Split('.')[1];
    }

    /// <summary>Keeps a copy of a local file.</summary>
    public async Task KeepAsync(string key, string etag, string sourceFile, CancellationToken cancellationToken)
    {
        if (Find(key, etag) is null)
        {
            await using var source = File.OpenRead(sourceFile);
            await SaveAsync(PathOf(key, etag), source, cancellationToken);
        }
    }

    /// <summary>Keeps a copy of a stream.</summary>
    /// <returns>Path of the copy.</returns>
    public Task<string> KeepAsync(string key, string etag, Stream source, CancellationToken cancellationToken) =>
        SaveAsync(PathOf(key, etag), source, cancellationToken);

    /// <summary>Lets one caller at a time look for a key and fetch it.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(NameOf(key)[..2], _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Entered(gate);
    }

    /// <summary>Deletes what is left of broken downloads, and the copies beyond the limit.</summary>
    public void Clean()
    {
        if (!_cleaning.TryEnter())
        {
            return;
        }

        try
        {
            Interlocked.Exchange(ref _sinceCleaning, 0);
            var unused = _time.GetUtcNow().UtcDateTime - InUse;
            var files = new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
            var size = files.Sum(file => file.Length);
            foreach (
                var file in files.Where(file => file.LastWriteTimeUtc < unused).OrderBy(file => file.LastWriteTimeUtc)
            )
            {
                if (size > _mostBytes || file.Name.EndsWith(PartialSuffix, StringComparison.Ordinal))
                {
                    size -= file.Length;
                    file.Delete();
                }
            }
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another process cleans too.
        }
        finally
        {
            _cleaning.Exit();
        }
    }

    private async Task<string> SaveAsync(string path, Stream source, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _folder);
        var partial = $"{path}.{Guid.NewGuid():n}{PartialSuffix}";
        try
        {
            long bytes;
            await using (var copy = File.Create(partial))
            {
                await source.CopyToAsync(copy, cancellationToken);
                bytes = copy.Length;
            }

            File.SetLastWriteTimeUtc(partial, _time.GetUtcNow().UtcDateTime);
            File.Move(partial, path, overwrite: true);
            if (Interlocked.Add(ref _sinceCleaning, bytes) > Math.Min(CleanEveryBytes, _mostBytes))
            {
                Clean();
            }

            return path;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    // The time of the last write is that of the last use: copies are never written again.
    private string? Use(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, _time.GetUtcNow().UtcDateTime);
            return path;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string key, string etag)
    {
        var name = NameOf(key);
        return Path.Combine(_folder, name[..2], $"{name}.{SafeName(etag)}{Path.GetExtension(key)}");
    }

    private static string NameOf(string key) => Hash(key);

    private static string SafeName(string etag) =>
        etag.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? etag : Hash(etag);

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private sealed class Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
