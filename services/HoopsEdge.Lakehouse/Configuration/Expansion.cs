using System.ComponentModel;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>How an endpoint's data is cut into requests; spelled in snake_case in config.yaml.</summary>
[TypeConverter(typeof(SnakeCaseEnumConverter<Expansion>))]
public enum Expansion
{
    /// <summary>One request for everything.</summary>
    Snapshot,

    /// <summary>One request a season.</summary>
    Season,

    /// <summary>A season in windows of <c>seasons.chunk_days</c> days.</summary>
    SeasonWindows,

    /// <summary>A request for each Division I team of a season.</summary>
    SeasonByTeam,

    /// <summary>A request for each conference of a season.</summary>
    SeasonByConference,

    /// <summary>A request for each tournament of a season.</summary>
    SeasonByTournament,

    /// <summary>A request for each player of a season.</summary>
    SeasonByPlayer,

    /// <summary>A request for each UTC day with games.</summary>
    Day,

    /// <summary>A request for each finished game.</summary>
    Game,
}

/// <summary>When an endpoint is planned.</summary>
[TypeConverter(typeof(SnakeCaseEnumConverter<PlanRule>))]
public enum PlanRule
{
    /// <summary>By every backfill, and by incremental runs when due.</summary>
    Always,

    /// <summary>By incremental runs for games that went final, and by gap-fill where it fills a table.</summary>
    NewGames,

    /// <summary>Only when named with <c>--endpoints</c>, or by gap-fill where it fills a table.</summary>
    OnRequest,
}
