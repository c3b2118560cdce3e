using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HoopsEdge.Scheduler.Planning;
using Spectre.Console;

namespace HoopsEdge.Cli.Commands;

/// <summary>Asks a scheduler service for a replay and waits for its end.</summary>
internal static class RemoteReplay
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Runs the replay.</summary>
    /// <returns>The exit code: 1 when a replayed fetch failed again.</returns>
    /// <exception cref="UsageException">The address is none, nobody answers there, or the token is wrong.</exception>
    public static async Task<int> RunAsync(
        string address,
        ReplaySelection selection,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var scheduler))
        {
            throw new UsageException($"--scheduler '{address}': is no address such as http://localhost:5180");
        }

        using var http = new HttpClient { BaseAddress = scheduler };
        var token = Environment.GetEnvironmentVariable("HOOPS_ADMIN_TOKEN");
        if (!string.IsNullOrEmpty(token))
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            return await FollowAsync(
                http,
                await AskAsync(http, selection, cancellationToken),
                terminal,
                cancellationToken
            );
        }
        catch (HttpRequestException failure)
        {
            throw new UsageException($"--scheduler '{address}': {failure.Message}", failure);
        }
    }

    private static async Task<string> AskAsync(
        HttpClient http,
        ReplaySelection selection,
        CancellationToken cancellationToken
    )
    {
        var order = new
        {
            endpoint = selection.Endpoint,
            since = selection.Since,
            fetch_ids = selection.FetchIds,
        };
        using var answer = await http.PostAsJsonAsync("dead-letters/replay", order, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            throw new UsageException("the scheduler wants another admin token: set HOOPS_ADMIN_TOKEN to its own");
        }

        answer.EnsureSuccessStatusCode();
        var run = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return run.GetProperty("run_id").GetString() ?? "";
    }

    private static async Task<int> FollowAsync(
        HttpClient http,
        string runId,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var run = await http.GetFromJsonAsync<JsonElement>($"runs/{runId}", cancellationToken);
            if (run.GetProperty("finished_at").ValueKind != JsonValueKind.Null)
            {
                var progress = run.GetProperty("progress");
                var (all, dead) = (Number(progress, "planned"), Number(progress, "dead"));
                terminal.Console.WriteLine(
                    $"Run {runId} {run.GetProperty("status").GetString()}: {all} fetches replayed, {dead} failed again"
                );
                return dead > 0 ? ExitCode.Breach : ExitCode.Done;
            }

            await Task.Delay(Look, cancellationToken);
        }
    }

    private static int Number(JsonElement progress, string name) =>
        progress.ValueKind == JsonValueKind.Object ? progress.GetProperty(name).GetInt32() : 0;
}
