namespace HoopsEdge.ApiSimulator.League;

/// <summary>
/// The hidden truth about a team in a season: points per 100 possessions above an average opponent when attacking and
/// prevented when defending, possessions per 40 minutes, and style.
/// </summary>
internal sealed record TeamProfile(
    double Offense,
    double Defense,
    double Tempo,
    double ThreeShare,
    double Crashing,
    double Pressure,
    double Aggression
)
{
    public double Net => Offense + Defense;
}
