using System.Text.Json;
using HoopsEdge.ApiSimulator.Tests.Support;

[assembly: AssemblyFixture(typeof(SmallLeague))]

namespace HoopsEdge.ApiSimulator.Tests.Support;

/// <summary>A finished season of a small league that every test may read and none may change.</summary>
public sealed class SmallLeague : IAsyncLifetime
{
    public const int Season = 2026;

    public Api Api { get; private set; } = null!;
    public IReadOnlyList<JsonElement> Games { get; private set; } = [];

    /// <summary>A finished game between two Division I teams in mid-season.</summary>
    public JsonElement Game { get; private set; }

    public int GameId => Game.Int("id");

    /// <summary>One of its starters.</summary>
    public int PlayerId { get; private set; }

    public static SimulatorOptions Options { get; } = new() { Teams = 40, FirstSeason = 2025 };

    public async ValueTask InitializeAsync()
    {
        Api = await Api.StartAsync(Options);
        Games = await Api.RowsAsync("/games?season=2026");
        Game = Games.First(game =>
            game.Text("status") == "final" && game.Flag("conferenceGame") && game.Instant("startDate").Month == 1
        );
        var stints = await Api.RowsAsync(FormattableString.Invariant($"/substitutions/game/{GameId}"));
        PlayerId = stints.First(stint => stint.Int("subIn.secondsRemaining") == 1200).Int("athleteId");
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
