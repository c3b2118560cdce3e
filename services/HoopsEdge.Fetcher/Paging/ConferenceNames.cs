using System.IO.Compression;
using System.Text.Json;
using HoopsEdge.Fetcher.Api;
using HoopsEdge.Fetcher.Bodies;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Fetcher.Paging;

/// <summary>The conferences by which a full instant is narrowed; asked once a day at most.</summary>
internal sealed class ConferenceNames(ApiClient client, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyList<string> _names = [];
    private DateTimeOffset _readAt;

    /// <summary>Reads the list.</summary>
    /// <param name="answer">Whose calls it is counted with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The abbreviations, or how asking for them failed.</returns>
    public async Task<(IReadOnlyList<string> Names, ApiOutcome? Failure)> ReadAsync(
        PagedAnswer answer,
        CancellationToken cancellationToken
    )
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_names.Count > 0 && time.GetUtcNow() - _readAt < Lifetime)
            {
                return (_names, null);
            }

            var request = FetchRequest.Create(EndpointContracts.All["conferences"], new Dictionary<string, string>());
            var reply = await client.GetAsync(request, cancellationToken);
            answer.Note(reply);
            switch (reply.Outcome)
            {
                case ApiOutcome.Content content:
                    using (content.Body)
                    {
                        _names = await NamesInAsync(content.Body, cancellationToken);
                        _readAt = time.GetUtcNow();
                        return (_names, null);
                    }

                case ApiOutcome.Empty { Body: var body }:
                    body.Dispose();
                    return ([], new ApiOutcome.Exhausted("there are no conferences to narrow by"));
                case ApiOutcome.Unusable { Message: var message, Body: var body }:
                    body?.Dispose();
                    return ([], new ApiOutcome.Unusable($"conferences to narrow by: {message}", null));
                case ApiOutcome.NotFound:
                    return ([], new ApiOutcome.Exhausted("the conferences to narrow by are not known"));
                default:
                    return ([], reply.Outcome);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private static async Task<IReadOnlyList<string>> NamesInAsync(BodyFile body, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(body.Path);
        await using var json = new GZipStream(file, CompressionMode.Decompress);
        using var rows = await JsonDocument.ParseAsync(json, cancellationToken: cancellationToken);
        return
        [
            .. rows
                .RootElement.EnumerateArray()
                .Select(row => NameIn(row, "abbreviation") ?? NameIn(row, "name"))
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string? NameIn(JsonElement row, string column) =>
        row.TryGetProperty(column, out var name) && name.GetString() is { Length: > 0 } text ? text : null;
}
