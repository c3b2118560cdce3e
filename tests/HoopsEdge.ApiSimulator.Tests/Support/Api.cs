using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace HoopsEdge.ApiSimulator.Tests.Support;

/// <summary>A server of its own and a client with its key.</summary>
public sealed class Api : IAsyncDisposable
{
    private Api(SimulatorServer server, HttpClient client)
    {
        Server = server;
        Client = client;
    }

    public SimulatorServer Server { get; }
    public HttpClient Client { get; }

    public static async Task<Api> StartAsync(SimulatorOptions options)
    {
        var server = await SimulatorServer.StartAsync(options, TestContext.Current.CancellationToken);
        var client = new HttpClient { BaseAddress = server.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
        return new Api(server, client);
    }

    public Task<HttpResponseMessage> GetAsync(string path) =>
        Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string path)
    {
        using var response = await GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<JsonElement>> RowsAsync(string path)
    {
        using var document = JsonDocument.Parse(await TextAsync(path));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    public async Task<JsonElement> ObjectAsync(string path)
    {
        using var document = JsonDocument.Parse(await TextAsync(path));
        return document.RootElement.Clone();
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
