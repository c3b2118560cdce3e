using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Paging;

/// <summary>All pages of one answer, or what kept them from being complete. Disposing deletes the temporary files.</summary>
internal sealed class PagedAnswer : IDisposable
{
    private readonly List<BodyFile> _pages = [];
    private readonly RowSet _union = new();

    public IReadOnlyList<BodyFile> Pages => _pages;

    /// <summary>How the first page that is no content ended; <see cref="ApiOutcome.Content"/> when all pages are there.</summary>
    public ApiOutcome? Outcome { get; set; }

    public int Attempts { get; private set; }

    public int Answers { get; private set; }

    public int? Status { get; private set; }

    public string? Head { get; private set; }

    /// <summary>Rows in all pages; a row that two pages carry counts twice, as it does in raw.</summary>
    public long Rows => _pages.Sum(page => page.Scan.Rows);

    /// <summary>Body bytes of all pages.</summary>
    public long Bytes => _pages.Sum(page => page.Scan.Bytes);

    /// <summary>Hash of the distinct rows of all pages.</summary>
    public string ContentHash => _pages is [{ Rows: null } whole] ? whole.Scan.ContentHash : _union.ContentHash;

    public IReadOnlyList<string> UnknownFields =>
        [.. _pages.SelectMany(page => page.Scan.UnknownFields).Distinct().Order(StringComparer.Ordinal).Take(100)];

    public void Note(ApiReply reply)
    {
        Attempts += reply.Attempts;
        Answers += reply.Answers;
        Status = reply.Status;
        Head = reply.Head;
    }

    public void Add(BodyFile page)
    {
        _pages.Add(page);
        if (page.Rows is { } rows)
        {
            _union.UnionWith(rows);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var page in _pages)
        {
            page.Dispose();
        }

        switch (Outcome)
        {
            case ApiOutcome.Empty { Body: var body }:
                body.Dispose();
                break;
            case ApiOutcome.Unusable { Body: { } body }:
                body.Dispose();
                break;
        }
    }
}
