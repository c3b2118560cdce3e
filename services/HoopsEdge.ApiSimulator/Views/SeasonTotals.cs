using HoopsEdge.ApiSimulator.League;
using HoopsEdge.ApiSimulator.Possessions;
using HoopsEdge.ApiSimulator.Statistics;

namespace HoopsEdge.ApiSimulator.Views;

internal sealed class TeamTotals(Team team)
{
    public Team Team { get; } = team;
    public StatLine Own { get; } = new();
    public StatLine Opponent { get; } = new();
    public int Games { get; set; }
    public int Wins { get; set; }
    public int Minutes { get; set; }
    public int Losses => Games - Wins;
}

internal sealed class PlayerTotals(Team team, Player player)
{
    public Team Team { get; } = team;
    public Player Player { get; } = player;
    public StatLine Own { get; } = new();

    /// <summary>His team in the games he played, the yardstick of his usage.</summary>
    public StatLine TeamLine { get; } = new();
    public int Games { get; set; }
    public int Starts { get; set; }
}

/// <summary>Box scores added up by team and by player.</summary>
internal sealed class SeasonTotals
{
    private readonly Dictionary<int, TeamTotals> _teams = [];
    private readonly Dictionary<int, PlayerTotals> _players = [];

    public IReadOnlyCollection<TeamTotals> Teams => _teams.Values;
    public IReadOnlyCollection<PlayerTotals> Players => _players.Values;

    public static SeasonTotals Sum(IEnumerable<GameView> finals)
    {
        var totals = new SeasonTotals();
        foreach (var view in finals)
        {
            totals.Add(view.Game.Home, view.Box!, Side.Home);
            totals.Add(view.Game.Away, view.Box!, Side.Away);
        }
        return totals;
    }

    private void Add(Team team, GameBox box, sbyte side)
    {
        var (own, other) = (box.Of(side), box.Of(Side.Other(side)));
        if (!_teams.TryGetValue(team.Id, out var totals))
            _teams.Add(team.Id, totals = new TeamTotals(team));
        totals.Own.Add(own.Line);
        totals.Opponent.Add(other.Line);
        totals.Games++;
        totals.Minutes += box.Minutes;
        totals.Wins += own.Line.Points > other.Line.Points ? 1 : 0;
        foreach (var player in own.Players)
            Add(team, player, own.Line);
    }

    private void Add(Team team, PlayerBox box, StatLine teamLine)
    {
        if (!_players.TryGetValue(box.Player.Id, out var totals))
            _players.Add(box.Player.Id, totals = new PlayerTotals(team, box.Player));
        totals.Own.Add(box.Line);
        totals.TeamLine.Add(teamLine);
        totals.Games++;
        totals.Starts += box.Starter ? 1 : 0;
    }
}
