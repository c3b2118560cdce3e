namespace HoopsEdge.ApiSimulator.Http;

/// <summary>A refusal before any work: its status and what the API says.</summary>
internal sealed record Refusal(int Status, string Message);

/// <summary>Who may ask what.</summary>
internal static class Gate
{
    /// <summary>The key of a blocked account, for tests of how a client takes it.</summary>
    public const string BlacklistedKey = "blacklisted";

    public const string QuotaExceeded = "Monthly call quota exceeded.";
    private const string Scheme = "Bearer ";

    public static Refusal? Authenticate(HttpContext http, SimulatorOptions options)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new Refusal(401, "Unauthorized. Did you forget to add \"Bearer \" before your key?");
        var key = header[Scheme.Length..].Trim();
        if (key == BlacklistedKey)
            return new Refusal(401, "Account has been blacklisted.");
        return key == options.Key ? null : new Refusal(401, "Unauthorized");
    }

    public static Refusal? Entitle(ApiRoute route, SimulatorOptions options) =>
        options.Tier < route.Tier
            ? new Refusal(
                401,
                Invariant($"This endpoint requires a Patreon subscription at Tier {route.Tier} or higher.")
            )
            : null;
}
