namespace HoopsEdge.Lakehouse.Tables.Scanning;

/// <summary>What a capped answer is continued from.</summary>
internal struct StartDates
{
    private long _dated;
    private DateTimeOffset _first;
    private bool _differ;

    public DateTimeOffset? Last { get; private set; }

    public DateTimeOffset? Max { get; private set; }

    public void Add(DateTimeOffset value)
    {
        if (_dated++ == 0)
        {
            _first = value;
        }

        _differ |= value != _first;
        Last = value;
        Max = Max > value ? Max : value;
    }

    public readonly bool AreOneInstant(long rows) => rows > 0 && _dated == rows && !_differ;
}
