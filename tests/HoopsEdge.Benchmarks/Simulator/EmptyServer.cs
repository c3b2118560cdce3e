using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Benchmarks.Simulator;

/// <summary>What any web server costs: the yardstick of the simulator's start.</summary>
internal static class EmptyServer
{
    /// <summary>Starts a server in this process that answers everything with nothing, and asks it once.</summary>
    public static async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var server = builder.Build();
        server.MapGet("/", () => "[]");
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        await WholeSeason.ReadAsync(client, "");
    }
}
