namespace HoopsEdge.Lakehouse;

/// <summary>Looks at a store before anything is done with it.</summary>
public interface IStoreCheck
{
    /// <summary>Makes sure that the store is there, lets us in and keeps its promises.</summary>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <exception cref="Configuration.ConfigurationException">It does not; one line says what to do.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
