namespace HoopsEdge.ApiSimulator.Possessions;

[Flags]
internal enum PlayTraits : byte
{
    None = 0,
    FastBreak = 1,
    OffTurnover = 2,
    InPaint = 4,
}
