namespace HoopsEdge.ApiSimulator.Http;

/// <summary>An endpoint of the contract.</summary>
internal sealed record ApiRoute(string Path, ApiParameter[] Parameters, Func<ApiRequest, RowStream> Answer)
{
    /// <summary>Lowest subscription tier that may ask; 0 is free.</summary>
    public int Tier { get; init; }

    public bool Metered { get; init; } = true;

    /// <summary>Names of which at least one must be sent.</summary>
    public string[] AnyOf { get; init; } = [];
}
