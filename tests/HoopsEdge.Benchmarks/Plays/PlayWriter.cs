using System.Globalization;
using System.Text.Json;

namespace HoopsEdge.Benchmarks.Plays;

/// <summary>Writes the plays of a game as the API would: every field of the contract, the same for the same seed.</summary>
internal sealed class PlayWriter(Utf8JsonWriter json, Game game)
{
    private const int PlayersOfTeam = 12;
    private static readonly string[] Ranges = ["rim", "jumper", "three_pointer", "free_throw"];
    private static readonly string[] OtherPlays =
    [
        "Defensive Rebound",
        "Offensive Rebound",
        "PersonalFoul",
        "Lost Ball Turnover",
        "Steal",
        "Substitution",
        "OfficialTVTimeOut",
    ];

    private readonly Random _random = new(game.Seed);
    private readonly int[] _onFloor = [0, 1, 2, 3, 4, 12, 13, 14, 15, 16];
    private int _homeScore;
    private int _awayScore;

    /// <summary>Writes about 400 plays.</summary>
    /// <returns>How many.</returns>
    public int WriteAll()
    {
        var plays = 360 + _random.Next(81);
        for (var number = 0; number < plays; number++)
        {
            Write(number, plays);
        }

        return plays;
    }

    private void Write(int number, int plays)
    {
        var isHome = _random.Next(2) == 0;
        var isShot = _random.Next(100) < 38;
        var made = isShot && _random.Next(100) < 48;
        var range = _random.Next(Ranges.Length);
        var points = !made
            ? 0
            : range switch
            {
                2 => 3,
                3 => 1,
                _ => 2,
            };
        (_homeScore, _awayScore) = isHome ? (_homeScore + points, _awayScore) : (_homeScore, _awayScore + points);
        if (_random.Next(12) == 0)
        {
            var place = _random.Next(_onFloor.Length);
            _onFloor[place] = (place < 5 ? 0 : PlayersOfTeam) + (_onFloor[place] % PlayersOfTeam + 5) % PlayersOfTeam;
        }

        var actor = _onFloor[(isHome ? 0 : 5) + _random.Next(5)];
        var helper = _onFloor[(isHome ? 0 : 5) + _random.Next(5)];
        var text = isShot ? $"{Name(actor)} {(made ? "made" : "missed")} {Ranges[range]}." : $"{Name(actor)} Play.";
        json.WriteStartObject();
        WriteGame(number);
        WriteSides(isHome, isShot ? Ranges[range] : OtherPlays[_random.Next(OtherPlays.Length)]);
        WriteState(number, plays, isShot, points);
        json.WriteString("playText", text);
        WritePlayers(actor, isShot ? helper : actor);
        WriteShot(isShot, made, range, actor, helper);
        json.WriteEndObject();
    }

    private void WriteGame(int number)
    {
        json.WriteNumber("id", (game.Id - 200_000) * 1000 + number + 1);
        json.WriteString("sourceId", string.Create(CultureInfo.InvariantCulture, $"4017{game.Id}{number:000}"));
        json.WriteNumber("gameId", game.Id);
        json.WriteString("gameSourceId", string.Create(CultureInfo.InvariantCulture, $"401{game.Id}"));
        json.WriteString("gameStartDate", Instant(game.StartAt));
        json.WriteNumber("season", 2026);
        json.WriteString("seasonType", "regular");
        json.WriteString("gameType", "STD");
        json.WriteNull("tournament");
    }

    private void WriteSides(bool isHome, string playType)
    {
        json.WriteString("playType", playType);
        json.WriteBoolean("isHomeTeam", isHome);
        WriteTeam("team", "teamId", "conference", "teamSeed", isHome ? game.Home : game.Away);
        WriteTeam("opponent", "opponentId", "opponentConference", "opponentSeed", isHome ? game.Away : game.Home);
    }

    private void WriteTeam(string nameField, string idField, string conferenceField, string seedField, int team)
    {
        json.WriteNumber(idField, team);
        json.WriteString(nameField, TeamName(team));
        json.WriteString(conferenceField, string.Create(CultureInfo.InvariantCulture, $"CONF{team % 31}"));
        json.WriteNull(seedField);
    }

    private void WriteState(int number, int plays, bool isShot, int points)
    {
        var elapsed = 2400 * number / plays;
        var left = 1200 - elapsed % 1200;
        json.WriteNumber("period", elapsed / 1200 + 1);
        json.WriteString("clock", string.Create(CultureInfo.InvariantCulture, $"{left / 60}:{left % 60:00}"));
        json.WriteNumber("secondsRemaining", left);
        json.WriteNumber("homeScore", _homeScore);
        json.WriteNumber("awayScore", _awayScore);
        json.WriteNumber("homeWinProbability", Math.Round(_random.NextDouble(), 4));
        json.WriteBoolean("scoringPlay", points > 0);
        json.WriteBoolean("shootingPlay", isShot);
        json.WriteNumber("scoreValue", points);
        json.WriteString("wallclock", Instant(game.StartAt.AddSeconds(elapsed * 3)));
    }

    private void WritePlayers(int actor, int helper)
    {
        json.WriteStartArray("participants");
        foreach (var player in new[] { actor, helper }.Distinct())
        {
            WritePlayer(player, withTeam: false);
        }

        json.WriteEndArray();
        json.WriteStartArray("onFloor");
        foreach (var player in _onFloor)
        {
            WritePlayer(player, withTeam: true);
        }

        json.WriteEndArray();
    }

    private void WritePlayer(int player, bool withTeam)
    {
        json.WriteStartObject();
        if (withTeam)
        {
            json.WriteString("team", TeamName(TeamOf(player)));
        }

        json.WriteString("name", Name(player));
        json.WriteNumber("id", Id(player));
        json.WriteEndObject();
    }

    private void WriteShot(bool isShot, bool made, int range, int shooter, int helper)
    {
        if (!isShot)
        {
            json.WriteNull("shotInfo");
            return;
        }

        json.WriteStartObject("shotInfo");
        json.WritePropertyName("shooter");
        WritePlayer(shooter, withTeam: false);
        json.WriteBoolean("made", made);
        json.WriteString("range", Ranges[range]);
        var assisted = made && helper != shooter;
        json.WriteBoolean("assisted", assisted);
        json.WriteStartObject("assistedBy");
        json.WriteString("name", assisted ? Name(helper) : null);
        json.WriteNumber("id", assisted ? Id(helper) : -1);
        json.WriteEndObject();
        json.WriteStartObject("location");
        json.WriteNumber("y", Math.Round(500 * _random.NextDouble(), 1));
        json.WriteNumber("x", Math.Round(940 * _random.NextDouble(), 1));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private int TeamOf(int player) => player < PlayersOfTeam ? game.Home : game.Away;

    private int Id(int player) => TeamOf(player) * 100 + player % PlayersOfTeam;

    private string Name(int player) =>
        string.Create(CultureInfo.InvariantCulture, $"Firstname Lastname{Id(player) * 7919 % 100_000}");

    private static string TeamName(int team) => string.Create(CultureInfo.InvariantCulture, $"University {team}");

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
