namespace HoopsEdge.ApiSimulator.League;

/// <summary>A player's years with one team.</summary>
internal sealed record RosterSpot(Player Player, int FirstSeason, int LastSeason, int SeasonsBefore);

/// <summary>A change of team after <paramref name="Season"/>.</summary>
internal sealed record PortalMove(Player Player, int Season, Team Origin, Team Destination, int YearsRemaining);

/// <summary>A pick of the professional draft in June of <paramref name="Season"/>.</summary>
internal sealed record DraftSelection(Player Player, int Season, Team? Source, int Overall);
