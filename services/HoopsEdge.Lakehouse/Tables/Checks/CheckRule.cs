namespace HoopsEdge.Lakehouse.Tables.Checks;

/// <summary>
/// The kinds of checks. Conditions are SQL as it stands in the file; as with a CHECK constraint, a condition that is
/// null is no breach.
/// </summary>
public abstract record CheckRule
{
    /// <summary>Name of the kind.</summary>
    public abstract string Kind { get; }

    /// <summary>The table that the check compares with, or null.</summary>
    public virtual string? Other => null;

    /// <summary>Reads a check's text.</summary>
    /// <param name="text">
    /// <c>CONDITION</c>, <c>A, B in TABLE [(C, D)]</c>, <c>per A, B: CONDITION</c>, <c>with TABLE on A, B: CONDITION</c>,
    /// <c>covers A, B of TABLE [where CONDITION] at least SHARE</c>, <c>rows against TABLE [where CONDITION] at least
    /// RATIO</c>, <c>rows a season at least SHARE of its neighbours</c> or <c>newest A within N days of TABLE [(B)]
    /// [where CONDITION]</c>.
    /// </param>
    /// <exception cref="FormatException">It starts like one of these and goes on otherwise; the message says how it must.</exception>
    public static CheckRule Parse(string text) => CheckRuleParser.Parse(text);

    /// <summary>A condition that every row fulfils.</summary>
    /// <param name="Condition">SQL over the columns of a row.</param>
    public sealed record Row(string Condition) : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "row";
    }

    /// <summary>One row per key.</summary>
    /// <param name="Columns">The key.</param>
    public sealed record UniqueKey(IReadOnlyList<string> Columns) : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "key";
    }

    /// <summary>Values that name a row of another table; null names none.</summary>
    /// <param name="Columns">The referring columns.</param>
    /// <param name="Table">The other table.</param>
    /// <param name="Keys">Its columns, in the same order.</param>
    public sealed record Reference(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> Keys) : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "reference";

        /// <inheritdoc />
        public override string? Other => Table;
    }

    /// <summary>A condition that every group of rows fulfils.</summary>
    /// <param name="Columns">What the rows of a group have in common.</param>
    /// <param name="Condition">SQL over aggregates, such as <c>count(*) = 2</c>.</param>
    public sealed record Group(IReadOnlyList<string> Columns, string Condition) : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "group";
    }

    /// <summary>A condition that every row fulfils together with its row of another table.</summary>
    /// <param name="Table">The other table.</param>
    /// <param name="Columns">Columns that both have, with the same values in rows that belong together.</param>
    /// <param name="Condition">SQL; a column that both tables have is named with its table.</param>
    public sealed record Match(string Table, IReadOnlyList<string> Columns, string Condition) : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "match";

        /// <inheritdoc />
        public override string? Other => Table;
    }

    /// <summary>How much of another table is in this one, season by season; a season with nothing was not asked for.</summary>
    /// <param name="Columns">Columns that both have, which name what must be here.</param>
    /// <param name="Table">The other table.</param>
    /// <param name="Filter">SQL over its columns, or null.</param>
    /// <param name="AtLeast">Smallest share, 0 to 1.</param>
    public sealed record Coverage(IReadOnlyList<string> Columns, string Table, string? Filter, double AtLeast)
        : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "coverage";

        /// <inheritdoc />
        public override string? Other => Table;
    }

    /// <summary>Rows of this table for each row of another, season by season.</summary>
    /// <param name="Table">The other table.</param>
    /// <param name="Filter">SQL over its columns, or null.</param>
    /// <param name="AtLeast">Smallest ratio.</param>
    public sealed record RowCount(string Table, string? Filter, double AtLeast) : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "row count";

        /// <inheritdoc />
        public override string? Other => Table;
    }

    /// <summary>Rows of a season against the mean of the seasons before and after it; the newest may be under way.</summary>
    /// <param name="AtLeast">Smallest share, 0 to 1.</param>
    public sealed record SeasonCount(double AtLeast) : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "season count";
    }

    /// <summary>The newest day of this table is not far behind that of another.</summary>
    /// <param name="Column">A date or time.</param>
    /// <param name="Days">Days that it may be behind.</param>
    /// <param name="Table">The other table.</param>
    /// <param name="OtherColumn">Its date or time.</param>
    /// <param name="Filter">SQL over its columns, or null.</param>
    public sealed record Freshness(string Column, int Days, string Table, string OtherColumn, string? Filter)
        : CheckRule
    {
        /// <inheritdoc />
        public override string Kind => "freshness";

        /// <inheritdoc />
        public override string? Other => Table;
    }
}
