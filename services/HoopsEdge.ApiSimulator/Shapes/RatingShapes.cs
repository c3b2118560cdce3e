using HoopsEdge.ApiSimulator.Schedule;

namespace HoopsEdge.ApiSimulator.Shapes;

// The contract's polls and ratings.

internal sealed record PollTeamInfo(
    int Season,
    SeasonType SeasonType,
    int Week,
    DateTimeOffset? PollDate,
    string PollType,
    double TeamId,
    string Team,
    string? Conference,
    double? Ranking,
    double? Points,
    double? FirstPlaceVotes
);

internal sealed record EfficiencyRankings(double Net, double Defense, double Offense);

internal sealed record AdjustedEfficiencyInfo(
    int Season,
    int TeamId,
    string Team,
    string Conference,
    double OffensiveRating,
    double DefensiveRating,
    double NetRating,
    EfficiencyRankings Rankings
);

internal sealed record SrsInfo(int Season, int TeamId, string Team, string Conference, double Rating);

internal sealed record TeamElo(int Season, int TeamId, string Team, string Conference, int? Elo);
