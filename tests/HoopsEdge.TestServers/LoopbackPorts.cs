using System.Net;
using System.Net.Sockets;

namespace HoopsEdge.TestServers;

/// <summary>Free TCP ports of 127.0.0.1 for servers that are started, ended and started again on them.</summary>
public static class LoopbackPorts
{
    // Below the range that systems give to outgoing connections: a client that knocks at an ended server's port could
    // be given that very port, and then holds it.
    private const int First = 20_000;
    private const int End = 30_000;

    /// <summary>Ports that nobody listens on, each another one.</summary>
    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            while (listeners.Count < count)
                if (TryListen(Random.Shared.Next(First, End)) is { } listener)
                    listeners.Add(listener);
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    private static TcpListener? TryListen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
