namespace HoopsEdge.ApiSimulator.League;

internal sealed record Hometown(string City, string State, double Latitude, double Longitude, string CountyFips);
