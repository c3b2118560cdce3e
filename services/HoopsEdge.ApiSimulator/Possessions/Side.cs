namespace HoopsEdge.ApiSimulator.Possessions;

/// <summary>The two teams of a game as array positions; plays of neither carry <see cref="None"/>.</summary>
internal static class Side
{
    public const sbyte None = -1;
    public const sbyte Home = 0;
    public const sbyte Away = 1;

    public static sbyte Other(sbyte side) => (sbyte)(1 - side);
}
