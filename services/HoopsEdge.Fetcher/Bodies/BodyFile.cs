using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Bodies;

/// <summary>A received body as a gzipped temporary file, with what the scan found. Disposing deletes the file.</summary>
internal sealed class BodyFile(string path, ScanResult scan, RowSet? rows, string contentSha256) : IDisposable
{
    /// <summary>Path of the gzipped file.</summary>
    public string Path => path;

    public ScanResult Scan => scan;

    /// <summary>The distinct rows, where the answer may have further pages.</summary>
    public RowSet? Rows => rows;

    /// <summary>SHA-256 of the body's exact bytes before compression, hex.</summary>
    public string ContentSha256 => contentSha256;

    /// <inheritdoc />
    public void Dispose() => File.Delete(path);
}
