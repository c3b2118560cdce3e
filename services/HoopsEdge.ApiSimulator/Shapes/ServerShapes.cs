namespace HoopsEdge.ApiSimulator.Shapes;

// What the server says about itself: errors, the football host's account status, the truth and the control surface.

internal sealed record ErrorMessage(string Message);

internal sealed record ValidationDetail(string Message);

internal sealed record ValidationError(string Message, IReadOnlyDictionary<string, ValidationDetail> Details);

internal sealed record AccountInfo(
    string TierName,
    int MonthlyLimit,
    int RemainingCalls,
    int UsedCalls,
    DateTimeOffset ResetAt,
    bool SharedPool,
    IReadOnlyList<string> Features
);

internal sealed record EndpointUsage(string Api, string Endpoint, int Requests);

internal sealed record ClockInfo(DateTimeOffset Now);

internal sealed record FaultList(IReadOnlyList<FaultRule> Rules);

internal sealed record TeamTruth(
    int Season,
    int TeamId,
    string Team,
    double OffensiveRating,
    double DefensiveRating,
    double NetRating,
    double Tempo
);

internal sealed record LeagueTruth(
    double HomeCourtPer100,
    double HomeCourtPoints,
    double LeagueEfficiency,
    IReadOnlyList<TeamTruth> Teams
);
