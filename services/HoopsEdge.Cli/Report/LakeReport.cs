using HoopsEdge.Cli.Validation;

namespace HoopsEdge.Cli.Report;

/// <summary>Everything that the report shows. A part that the lake does not have is null.</summary>
internal sealed record LakeReport
{
    /// <summary>Where the lake is.</summary>
    public required string Lake { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The season that ratings, calibration and lines are of, or null where there is no finished game.</summary>
    public int? Season { get; init; }

    /// <summary>Finished games by season.</summary>
    public IReadOnlyList<SeasonGames> Games { get; init; } = [];

    /// <summary>Rows of each table by season.</summary>
    public IReadOnlyList<TableRows> Tables { get; init; } = [];

    /// <summary>The newest validation.</summary>
    public QualityReport? Quality { get; init; }

    /// <summary>The best teams.</summary>
    public IReadOnlyList<RatedTeam>? Teams { get; init; }

    /// <summary>Predicted against actual margins.</summary>
    public IReadOnlyList<MarginDecile>? Calibration { get; init; }

    /// <summary>The lines of one game.</summary>
    public GameLines? Lines { get; init; }
}

/// <summary>Finished games of a season.</summary>
/// <param name="Season">The season.</param>
/// <param name="Finished">How many.</param>
/// <param name="Known">How many of them each fact knows, by what it is.</param>
internal sealed record SeasonGames(int Season, long Finished, IReadOnlyDictionary<string, long> Known);

/// <summary>Rows of a table.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Table">Its name.</param>
/// <param name="Total">All rows.</param>
/// <param name="Seasons">Rows by season; null where the table has no season.</param>
internal sealed record TableRows(string Layer, string Table, long Total, IReadOnlyDictionary<int, long>? Seasons);

/// <summary>A team as it is rated on the newest day.</summary>
internal sealed record RatedTeam
{
    /// <summary>Its name.</summary>
    public required string Team { get; init; }

    /// <summary>Abbreviation of its conference, or empty.</summary>
    public required string Conference { get; init; }

    /// <summary>Games that the rating knows.</summary>
    public required long Games { get; init; }

    /// <summary>Points per 100 possessions, adjusted.</summary>
    public required double Offence { get; init; }

    /// <summary>Points allowed per 100 possessions, adjusted.</summary>
    public required double Defence { get; init; }

    /// <summary>Offence less defence.</summary>
    public required double Margin { get; init; }

    /// <summary>Possessions per 40 minutes, adjusted.</summary>
    public required double Tempo { get; init; }

    /// <summary>Chance to beat an average team, 0 to 1.</summary>
    public required double Barthag { get; init; }

    /// <summary>The day of the rating.</summary>
    public required DateOnly RatedOn { get; init; }

    /// <summary>The margins of all days up to it, in order.</summary>
    public required IReadOnlyList<double> Margins { get; init; }
}

/// <summary>A tenth of the games, by predicted home margin; margins and errors in points.</summary>
/// <param name="Decile">1 to 10, by rising prediction.</param>
/// <param name="Games">Games in it.</param>
/// <param name="Lowest">Smallest prediction.</param>
/// <param name="Highest">Largest prediction.</param>
/// <param name="Predicted">Mean prediction.</param>
/// <param name="Actual">Mean of the actual margins.</param>
/// <param name="Error">Mean absolute error of the predictions.</param>
/// <param name="ErrorOfMean">Mean absolute error of always predicting the season's mean margin.</param>
internal sealed record MarginDecile(
    long Decile,
    long Games,
    double Lowest,
    double Highest,
    double Predicted,
    double Actual,
    double Error,
    double ErrorOfMean
);

/// <summary>The lines of a game.</summary>
/// <param name="GameId">The game.</param>
/// <param name="Title">Teams, day and score.</param>
/// <param name="IsLargest">True when it was chosen because its spread moved most.</param>
/// <param name="Moves">What was offered, by provider and moment.</param>
internal sealed record GameLines(int GameId, string Title, bool IsLargest, IReadOnlyList<LineMove> Moves);

/// <summary>What a provider offered from a moment on.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Step">Order of the moment; 0 is the opening.</param>
/// <param name="Moment">open, a day, or latest.</param>
/// <param name="Spread">Points, negative: home favoured; or null.</param>
/// <param name="OverUnder">Points of both teams, or null.</param>
internal sealed record LineMove(string Provider, int Step, string Moment, double? Spread, double? OverUnder);
