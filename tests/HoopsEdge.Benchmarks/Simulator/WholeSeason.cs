using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HoopsEdge.ApiSimulator;

namespace HoopsEdge.Benchmarks.Simulator;

/// <summary>Asks a simulator for a whole season of every endpoint, two requests at a time, and reads every answer.</summary>
internal static class WholeSeason
{
    private const int Season = 2026;
    private const int RequestsAtOnce = 2;
    private static readonly DateOnly Opening = new(Season - 1, 11, 1);
    private static readonly DateOnly End = new(Season, 4, 15);

    private static readonly string[] Snapshots =
    [
        "conferences",
        "conferences/history",
        "draft/teams",
        "draft/positions",
        "lines/providers",
        "plays/types",
        "ratings/adjusted",
        "ratings/srs",
        "scoreboard",
        "teams",
        "venues",
        "draft/picks?year=2026",
        "recruiting/players?year=2026",
        "recruiting/teams?year=2026",
        "recruiting/portal?year=2026",
        "rankings?season=2026",
        "ratings/elo?season=2026",
        "stats/player/season?season=2026",
        "stats/team/season?season=2026",
        "stats/team/leaderboard?season=2026",
        "teams/roster?season=2026",
        "plays/tournament?season=2026&tournament=NCAA",
    ];

    private static readonly string[] ByWindow = ["games", "games/media", "games/teams", "games/players", "lines"];
    private static readonly string[] ByTeam = ["lineups/team", "substitutions/team"];
    private static readonly string[] ByConference = ["stats/player/shooting/season", "stats/team/shooting/season"];

    /// <summary>Starts a simulator in this process and reads the season.</summary>
    /// <param name="teams">Division I teams.</param>
    /// <exception cref="HttpRequestException">An answer is no success.</exception>
    public static async Task RunAsync(int teams)
    {
        var options = new SimulatorOptions { Teams = teams, Quota = 1_000_000 };
        await using var server = await SimulatorServer.StartAsync(options, CancellationToken.None);
        using var client = Client(server, options);
        await Parallel.ForEachAsync(
            await RequestsAsync(client),
            new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce },
            async (path, _) => await ReadAsync(client, path)
        );
    }

    /// <summary>Starts a simulator in this process and asks it one thing.</summary>
    /// <param name="teams">Division I teams.</param>
    public static async Task StartAsync(int teams)
    {
        var options = new SimulatorOptions { Teams = teams };
        await using var server = await SimulatorServer.StartAsync(options, CancellationToken.None);
        using var client = Client(server, options);
        await ReadAsync(client, "teams?season=2026");
    }

    /// <summary>A client with the key, which takes no compression: what is measured is the simulator.</summary>
    public static HttpClient Client(SimulatorServer server, SimulatorOptions options)
    {
        var client = new HttpClient(
            new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None },
            disposeHandler: true
        )
        {
            BaseAddress = server.BaseAddress,
            Timeout = TimeSpan.FromMinutes(5),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Key);
        return client;
    }

    private static async Task<IReadOnlyList<string>> RequestsAsync(HttpClient client)
    {
        var teams = await NamesAsync(client, "teams?season=2026", "school");
        var conferences = await NamesAsync(client, "conferences", "abbreviation");
        var days = Enumerable.Range(0, End.DayNumber - Opening.DayNumber + 1).Select(Opening.AddDays);
        var months = Enumerable.Range(0, 6).Select(Opening.AddMonths);
        return
        [
            .. Snapshots,
            .. ByWindow.SelectMany(path => months.Select(month => $"{path}?{Window(month)}")),
            .. days.Select(Day),
            .. ByTeam.SelectMany(path => teams.Select(team => $"{path}?season=2026&team={Uri.EscapeDataString(team)}")),
            .. ByConference.SelectMany(path =>
                conferences.Select(name => $"{path}?season=2026&conference={Uri.EscapeDataString(name)}")
            ),
        ];
    }

    private static string Window(DateOnly month) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"startDateRange={month:yyyy-MM-dd}&endDateRange={month.AddMonths(1):yyyy-MM-dd}"
        );

    private static string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"plays/date?date={day:yyyy-MM-dd}");

    /// <summary>Reads an answer to its end.</summary>
    public static async Task ReadAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(
            new Uri(path, UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead
        );
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.CopyToAsync(Stream.Null);
    }

    private static async Task<string[]> NamesAsync(HttpClient client, string path, string field)
    {
        using var rows = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        return [.. rows.RootElement.EnumerateArray().Select(row => row.GetProperty(field).GetString() ?? "")];
    }
}
