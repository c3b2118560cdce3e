namespace HoopsEdge.Lakehouse.Tables;

/// <summary>What the API promises about one endpoint: its request and the type of every column of its answer.</summary>
public sealed record EndpointContract
{
    /// <summary>Name in config.yaml and in the lake, such as <c>games_teams</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Path under the base address, with <c>{placeholders}</c> for path parameters.</summary>
    public required string Path { get; init; }

    /// <summary>Every parameter that the API knows, by name.</summary>
    public required IReadOnlyDictionary<string, ParameterType> Parameters { get; init; }

    /// <summary>Parameters without which the API answers 400.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>Of each group at least one parameter must be sent; empty when there is no such rule.</summary>
    public required IReadOnlyList<string> RequiredAny { get; init; }

    /// <summary>Most rows that one answer holds, ordered by startDate; null when answers are whole.</summary>
    public int? RowCap { get; init; }

    /// <summary>Patreon tier that the endpoint needs; 0 when any key will do.</summary>
    public int Tier { get; init; }

    /// <summary>Columns that identify a row and are never null; nested ones as <c>subIn.period</c>.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Every column of a row, in declared order.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Changes whenever a column's name or type does: 8 hex digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The folder of the endpoint under raw/: the path without placeholders, such as <c>plays/game</c>.</summary>
    public string RawFolder =>
        string.Join('/', Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part[0] != '{'));

    /// <summary>Name of the parameter that carries the season: <c>season</c>, <c>year</c>, or null.</summary>
    public string? SeasonParameter =>
        Parameters.ContainsKey("season") ? "season"
        : Parameters.ContainsKey("year") ? "year"
        : null;
}
