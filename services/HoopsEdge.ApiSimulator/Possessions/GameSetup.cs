using HoopsEdge.ApiSimulator.League;

namespace HoopsEdge.ApiSimulator.Possessions;

internal sealed record Contestant(Team Team, TeamProfile Profile, IReadOnlyList<RosterSpot> Roster);

/// <summary>Everything a game's plays depend on: who, where, and the key of its own random stream.</summary>
internal sealed record GameSetup(ulong Key, Contestant Home, Contestant Away, bool NeutralSite);
