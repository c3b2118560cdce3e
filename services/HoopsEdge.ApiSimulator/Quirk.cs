namespace HoopsEdge.ApiSimulator;

/// <summary>A documented oddity of the real API's data that can be switched on.</summary>
public enum Quirk
{
    /// <summary>/ratings/* and /rankings ignore season and answer with every season.</summary>
    WholeHistory,

    /// <summary>/games carries the four Elo fields that newer clients know and the older contract lacks.</summary>
    EloFields,

    /// <summary>Rows carry a field that no contract has.</summary>
    ExtraFields,

    /// <summary>Polls of seasons before the last one have no date.</summary>
    NullPollDates,

    /// <summary>A few finished games are 0-0 and have neither box score nor plays.</summary>
    ZeroFinals,

    /// <summary>Teams without a seed in a postseason game carry seed 99.</summary>
    UnseededAs99,

    /// <summary>Missing ids are -1 and missing names are "" in /plays and /substitutions.</summary>
    Sentinels,

    /// <summary>A spread of 0 is sent as null.</summary>
    PickEmNull,

    /// <summary>Some games are missing from plays by date and by team, and are there by game.</summary>
    CoverGaps,
}
