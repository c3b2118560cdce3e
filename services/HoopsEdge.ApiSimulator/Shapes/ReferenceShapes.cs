namespace HoopsEdge.ApiSimulator.Shapes;

// The contract's schemas of things that are not games, one record each, under the contract's names.

internal sealed record VenueInfo(
    double Id,
    string? SourceId,
    string Name,
    string? City,
    string? State,
    string? Country
);

internal sealed record ConferenceInfo(int Id, string SourceId, string Name, string Abbreviation, string ShortName);

internal sealed record ConferenceHistory(
    int Id,
    string SourceId,
    string Name,
    string Abbreviation,
    string ShortName,
    IReadOnlyList<ConferenceMembership> Teams
);

internal sealed record ConferenceMembership(
    int? EndSeason,
    int StartSeason,
    string? Mascot,
    string School,
    string SourceId,
    int Id
);

internal sealed record TeamInfo(
    int Id,
    string SourceId,
    string School,
    string? Mascot,
    string? Abbreviation,
    string? DisplayName,
    string? ShortDisplayName,
    string? PrimaryColor,
    string? SecondaryColor,
    int? CurrentVenueId,
    string? CurrentVenue,
    string? CurrentCity,
    string? CurrentState,
    int? ConferenceId,
    string? Conference
);

internal sealed record HometownInfo(
    string? CountyFips,
    double? Longitude,
    double? Latitude,
    string? Country,
    string? State,
    string? City
);

internal sealed record TeamRosterPlayer(
    int Id,
    string SourceId,
    string Name,
    string? FirstName,
    string? LastName,
    string? Jersey,
    string? Position,
    double? Height,
    double? Weight,
    HometownInfo Hometown,
    DateOnly? DateOfBirth,
    double StartSeason,
    double EndSeason
);

internal sealed record TeamRoster(
    int TeamId,
    string TeamSourceId,
    string Team,
    string? Conference,
    double Season,
    IReadOnlyList<TeamRosterPlayer> Players
);

internal sealed record DraftTeam(
    int Id,
    double SourceId,
    string Location,
    string Name,
    string DisplayName,
    string Abbreviation
);

internal sealed record DraftPosition(string Name, string Abbreviation);

internal sealed record DraftPick(
    int? AthleteId,
    int? SourceTeamId,
    string? SourceTeamLocation,
    string? SourceTeamName,
    string? SourceTeamLeagueAffiliation,
    double? SourceTeamCollegeId,
    double DraftTeamId,
    string DraftTeam,
    int Year,
    int Overall,
    int Round,
    int Pick,
    string Name,
    int? OverallRank,
    int? PositionRank,
    double? Height,
    int? Weight
);

internal sealed record CommittedTeam(string? Conference, string? Name, int? Id);

internal sealed record Recruit(
    int Id,
    string? SourceId,
    string? Position,
    int? SchoolId,
    string? School,
    HometownInfo? Hometown,
    CommittedTeam? CommittedTo,
    int? AthleteId,
    int Year,
    string Name,
    double? HeightInches,
    int? WeightPounds,
    int Stars,
    double Rating,
    int? Ranking
);

internal sealed record TeamRecruitingRanking(
    int TeamId,
    string Team,
    string? Conference,
    int Year,
    int Ranking,
    double Rating
);

internal sealed record TransferTeam(int? Id, string? Name, string? Conference);

internal sealed record Transfer(
    int Id,
    string SourceId,
    int Year,
    string FirstName,
    string LastName,
    string Position,
    TransferTeam? Origin,
    TransferTeam? Destination,
    string? Eligibility,
    int? YearsRemaining,
    int? Stars,
    double? Rating
);

internal sealed record PlayTypeInfo(int Id, string Name);

internal sealed record LineProviderInfo(int Id, string Name);
