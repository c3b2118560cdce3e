using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HoopsEdge.EndToEndTests.Distributed;

/// <summary>
/// An API without rows that notes when it was asked, and sends everybody away once; its account status at <c>/info</c> is
/// unmetered, as the real one's. Every connection has a thread of its
/// own that waits for the next request: under a web server the time of a request would be when the thread pool of a busy
/// test process gets round to it, which moves requests of one second into another.
/// </summary>
public sealed class CountingApi : IDisposable
{
    private const int LongestRequest = 16_384;
    private static readonly byte[] EndOfRequest = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] AccountRequest = "GET /info "u8.ToArray();
    private static readonly byte[] Account = Response("200 OK", "{}");
    private static readonly byte[] NoRows = Response("200 OK", "[]");

    private readonly ConcurrentQueue<double> _asked = new();
    private readonly ConcurrentBag<Socket> _connections = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly int _refuseAt;
    private readonly byte[] _refusal;
    private int _count;

    /// <param name="refuseAt">Which request, counted from 1, gets a 429.</param>
    /// <param name="retryAfter">The Retry-After of it.</param>
    public CountingApi(int refuseAt, TimeSpan retryAfter)
    {
        _refuseAt = refuseAt;
        _refusal = Response(Invariant($"429 Too Many Requests\r\nRetry-After: {retryAfter.TotalSeconds}"), "");
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Begin(Accept);
    }

    public Uri BaseAddress => new(Invariant($"http://{_listener.LocalEndPoint}"));

    /// <summary>When each request arrived, in seconds.</summary>
    public IReadOnlyList<double> Asked => [.. _asked.Order()];

    /// <summary>When everybody was sent away, in seconds; null before.</summary>
    public double? RefusedAt { get; private set; }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private static void Begin(Action work) =>
        new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                // The client hung up, or the test is over.
            }
        })
        {
            IsBackground = true,
        }.Start();

    private static byte[] Response(string status, string body) =>
        Encoding.ASCII.GetBytes(
            Invariant(
                $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            )
        );

    private void Accept()
    {
        while (true)
        {
            var connection = _listener.Accept();
            connection.NoDelay = true;
            _connections.Add(connection);
            Begin(() => Serve(connection));
        }
    }

    private void Serve(Socket connection)
    {
        var buffer = new byte[LongestRequest];
        while (true)
        {
            var length = connection.Receive(buffer);
            var at = _watch.Elapsed.TotalSeconds;
            while (length > 0 && !buffer.AsSpan(0, length).EndsWith(EndOfRequest))
                length += connection.Receive(buffer.AsSpan(length));
            if (length == 0)
                return;
            connection.Send(
                buffer.AsSpan().StartsWith(AccountRequest) ? Account
                : IsRefused(at) ? _refusal
                : NoRows
            );
        }
    }

    private bool IsRefused(double at)
    {
        _asked.Enqueue(at);
        if (Interlocked.Increment(ref _count) != _refuseAt)
            return false;
        RefusedAt = at;
        return true;
    }
}
