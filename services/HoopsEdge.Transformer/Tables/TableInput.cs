namespace HoopsEdge.Transformer.Tables;

/// <summary>A table that the statement of a derived table reads, as its header names it.</summary>
/// <param name="Table">Its name.</param>
/// <param name="IsBronze">True for <c>bronze.NAME</c>; else it is a silver or gold table.</param>
/// <param name="IsPrevious">True for <c>NAME@previous</c>: the season before the one that is built.</param>
public sealed record TableInput(string Table, bool IsBronze, bool IsPrevious)
{
    private const string Bronze = "bronze.";
    private const string Previous = "@previous";

    /// <summary>The view under which the statement reads it.</summary>
    public string View => IsPrevious ? $"previous_{Table}" : Table;

    /// <summary>Reads <c>fct_games</c>, <c>bronze.lines</c> or <c>fct_recruiting_players@previous</c>.</summary>
    public static TableInput Parse(string text)
    {
        var isBronze = text.StartsWith(Bronze, StringComparison.Ordinal);
        var isPrevious = text.EndsWith(Previous, StringComparison.Ordinal);
        var name = isBronze ? text[Bronze.Length..] : text;
        return new TableInput(isPrevious ? name[..^Previous.Length] : name, isBronze, isPrevious);
    }
}
