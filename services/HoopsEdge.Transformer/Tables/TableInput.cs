namespace HoopsEdge.Transformer.Tables;

/// <summary>A table that the statement of a derived table reads, as its header names it.</summary>
/// <param name="Table">Its name.</param>
/// <param name="IsBronze">True for <c>bronze.NAME</c>; else it is a silver or gold table.</param>
/// <param name="Seasons">Which seasons of it.</param>
public sealed record TableInput(string Table, bool IsBronze, InputSeasons Seasons)
{
    private const string Bronze = "bronze.";
    private const string Previous = "@previous";
    private const string Earlier = "@earlier";

    /// <summary>The view under which the statement reads it.</summary>
    public string View =>
        Seasons switch
        {
            InputSeasons.Previous => $"previous_{Table}",
            InputSeasons.Earlier => $"earlier_{Table}",
            _ => Table,
        };

    /// <summary>Whether the statement for a season reads what belongs to another or the same one.</summary>
    /// <param name="built">The season that is built.</param>
    /// <param name="season">The season of an object, or null where the table is not cut by season.</param>
    public bool Reads(int built, int? season) =>
        season is not { } given
        || Seasons switch
        {
            InputSeasons.Previous => given == built - 1,
            InputSeasons.Earlier => given < built,
            _ => given == built,
        };

    /// <summary>Reads <c>fct_games</c>, <c>bronze.lines</c> or <c>fct_recruiting_teams@previous</c>.</summary>
    public static TableInput Parse(string text)
    {
        var isBronze = text.StartsWith(Bronze, StringComparison.Ordinal);
        var name = isBronze ? text[Bronze.Length..] : text;
        return name switch
        {
            _ when name.EndsWith(Previous, StringComparison.Ordinal) => new TableInput(
                name[..^Previous.Length],
                isBronze,
                InputSeasons.Previous
            ),
            _ when name.EndsWith(Earlier, StringComparison.Ordinal) => new TableInput(
                name[..^Earlier.Length],
                isBronze,
                InputSeasons.Earlier
            ),
            _ => new TableInput(name, isBronze, InputSeasons.Built),
        };
    }
}

/// <summary>Which seasons of an input a statement reads.</summary>
public enum InputSeasons
{
    /// <summary>The season that is built.</summary>
    Built,

    /// <summary>The season before it: <c>NAME@previous</c>.</summary>
    Previous,

    /// <summary>Every season before it: <c>NAME@earlier</c>.</summary>
    Earlier,
}
