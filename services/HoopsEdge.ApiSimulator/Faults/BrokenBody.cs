using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace HoopsEdge.ApiSimulator.Faults;

/// <summary>Sends a good answer spoiled in one of the ways that networks and servers spoil answers.</summary>
internal static class BrokenBody
{
    private const string Page = "<!DOCTYPE html><html><body><h1>Just a moment...</h1></body></html>";

    public static bool Handles(FaultKind kind) =>
        kind
            is FaultKind.Drop
                or FaultKind.TruncatedGzip
                or FaultKind.InvalidJson
                or FaultKind.WrongType
                or FaultKind.Html;

    /// <returns>False when the connection was dropped.</returns>
    public static async Task<bool> SendAsync(
        HttpContext http,
        FaultKind kind,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        switch (kind)
        {
            case FaultKind.Drop:
                http.Response.ContentLength = body.Length;
                await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken);
                await http.Response.Body.FlushAsync(cancellationToken);
                http.Abort();
                return false;
            case FaultKind.TruncatedGzip:
                http.Response.Headers.ContentEncoding = "gzip";
                var packed = Pack(body);
                await WriteAsync(http, packed[..(packed.Length / 2)], cancellationToken);
                return true;
            case FaultKind.InvalidJson:
                await WriteAsync(http, body[..(body.Length / 2)], cancellationToken);
                return true;
            case FaultKind.Html:
                http.Response.ContentType = "text/html; charset=utf-8";
                await WriteAsync(http, Encoding.UTF8.GetBytes(Page), cancellationToken);
                return true;
            default:
                await WriteAsync(http, Mistype(body), cancellationToken);
                return true;
        }
    }

    private static async Task WriteAsync(HttpContext http, byte[] body, CancellationToken cancellationToken)
    {
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, cancellationToken);
    }

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return packed.ToArray();
    }

    private static byte[] Mistype(byte[] body)
    {
        var rows = JsonNode.Parse(body)!.AsArray();
        if (rows is [JsonObject row, ..])
        {
            var number = row.FirstOrDefault(field =>
                field.Value?.GetValueKind() == System.Text.Json.JsonValueKind.Number
            );
            if (number.Key is { } name)
                row[name] = "not a number";
        }
        return Encoding.UTF8.GetBytes(rows.ToJsonString());
    }
}
