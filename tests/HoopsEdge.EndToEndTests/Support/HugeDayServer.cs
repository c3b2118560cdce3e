using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>An API with one game, whose day of plays is an answer of some 150 MB.</summary>
public sealed class HugeDayServer : IAsyncDisposable
{
    public const int GameId = 201;
    private const int Bytes = 150_000_000;
    private const int BytesAPiece = 1 << 20;

    private readonly WebApplication _app;
    private long _bytesSent;
    private int _playsSent;

    private HugeDayServer(WebApplication app) => _app = app;

    public Uri BaseAddress =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    public int PlaysSent => Volatile.Read(ref _playsSent);

    public static async Task<HugeDayServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var server = new HugeDayServer(builder.Build());
        server._app.MapGet("/games", SendGamesAsync);
        server._app.MapGet("/plays/date", server.SendPlaysAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task SendGamesAsync(HttpContext http)
    {
        var isWindowOfGame = http
            .Request.Query["startDateRange"]
            .ToString()
            .StartsWith("2026-01", StringComparison.Ordinal);
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(isWindowOfGame ? Game : "[]");
    }

    private async Task SendPlaysAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        var piece = new StringBuilder("[");
        var (sent, plays) = (0L, 0);
        while (sent < Bytes)
        {
            piece.Append(plays == 0 ? "" : ",").Append(Play(plays++));
            if (piece.Length < BytesAPiece)
                continue;
            sent += piece.Length;
            await http.Response.WriteAsync(piece.ToString());
            piece.Clear();
        }
        await http.Response.WriteAsync("]");
        Interlocked.Exchange(ref _bytesSent, sent);
        Volatile.Write(ref _playsSent, plays);
    }

    private static string Play(int number)
    {
        var random = new Random(number);
        var floor = string.Join(
            ",",
            Enumerable
                .Range(0, 10)
                .Select(place =>
                    $$"""{"id":{{random.Next(100_000)}},"name":"Player {{random.Next(100_000)}}","team":"Team {{place / 5}}" }"""
                )
        );
        var x = (random.NextDouble() * 940).ToString("0.0", CultureInfo.InvariantCulture);
        return $$"""
            {"id":{{number + 1}},"sourceId":"{{401_000_000L
                + number}}","gameId":{{GameId}},"gameSourceId":"401","gameStartDate":"2026-01-10T20:00:00.000Z","season":2026,"seasonType":"regular","gameType":"STD","tournament":null,"playType":"JumpShot","isHomeTeam":true,"teamId":1,"team":"Team 0","conference":"ONE","teamSeed":null,"opponentId":2,"opponent":"Team 1","opponentConference":"ONE","opponentSeed":null,"period":1,"clock":"12:34","secondsRemaining":{{random.Next(
                1200
            )}},"homeScore":{{random.Next(99)}},"awayScore":{{random.Next(
                99
            )}},"homeWinProbability":0.5,"scoringPlay":true,"shootingPlay":true,"scoreValue":2,"wallclock":"2026-01-10T20:15:00.000Z","playText":"Player {{number}} makes a jumper from {{random.Next(
                30
            )}} feet","participants":[{"name":"Player {{number}}","id":{{random.Next(
                100_000
            )}}}],"onFloor":[{{floor}}],"shotInfo":{"shooter":{"name":"Player {{number}}","id":7},"made":true,"range":"jumper","assisted":false,"assistedBy":null,"location":{"y":250.0,"x":{{x}} } } }
            """;
    }

    private const string Game = """
        [{"id":201,"sourceId":"401","seasonLabel":"20252026","season":2026,"seasonType":"regular","startDate":"2026-01-10T20:00:00.000Z","startTimeTbd":false,"neutralSite":false,"conferenceGame":true,"gameType":"STD","tournament":null,"gameNotes":null,"status":"final","attendance":5000,"homeTeamId":1,"homeTeam":"Team 0","homeConferenceId":1,"homeConference":"ONE","homeSeed":null,"homePoints":80,"homePeriodPoints":[40,40],"homeWinner":true,"awayTeamId":2,"awayTeam":"Team 1","awayConferenceId":1,"awayConference":"ONE","awaySeed":null,"awayPoints":70,"awayPeriodPoints":[30,40],"awayWinner":false,"excitement":null,"venueId":1,"venue":"Hall","city":"Town","state":"OH"}]
        """;
}
