using System.Text;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Lakehouse.Tables.Scanning;

namespace HoopsEdge.Fetcher.Tests.Scanning;

/// <summary>Scans texts.</summary>
internal static class Scan
{
    /// <summary>A small contract with every form of type.</summary>
    public static EndpointContract Contract { get; } =
        EndpointContracts.Read(
            "sample",
            new StringReader(
                """
                path: /sample
                key: [id, sub.period]
                columns:
                  id: INTEGER
                  name: VARCHAR
                  big: BIGINT
                  share: DOUBLE
                  flag: BOOLEAN
                  startDate: TIMESTAMPTZ
                  born: DATE
                  sub: STRUCT(period INTEGER, clock VARCHAR)
                  points: INTEGER[]
                  people: STRUCT(name VARCHAR, id INTEGER)[]
                """
            )
        );

    /// <summary>A row that fits, with members replaced or added.</summary>
    public static string Row(string members = "") =>
        $$"""{"id":1,"sub":{"period":2}{{(members.Length == 0 ? "" : "," + members)}}}""";

    public static ScanResult Text(
        string body,
        int piece = int.MaxValue,
        ScanLimits? limits = null,
        RowSet? rows = null
    ) => Bytes(Encoding.UTF8.GetBytes(body), piece, limits, rows);

    public static ScanResult Bytes(
        byte[] body,
        int piece = int.MaxValue,
        ScanLimits? limits = null,
        RowSet? rows = null
    )
    {
        using var scanner = new ResponseScanner(Contract, limits, rows);
        for (var offset = 0; offset < body.Length; )
        {
            var length = Math.Min(piece, body.Length - offset);
            scanner.Feed(body.AsSpan(offset, length));
            offset += length;
        }

        return scanner.Complete();
    }

    public static string Hash(string body) => Text(body).ContentHash;
}
