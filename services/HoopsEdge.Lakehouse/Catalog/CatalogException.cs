namespace HoopsEdge.Lakehouse.Catalog;

/// <summary>The catalog cannot take a table as it is declared; the message is one line that says what, where and how to mend it.</summary>
public sealed class CatalogException : Exception
{
    /// <summary>Says nothing.</summary>
    public CatalogException() { }

    /// <summary>Says what is wrong.</summary>
    public CatalogException(string message)
        : base(message) { }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public CatalogException(string message, Exception innerException)
        : base(message, innerException) { }
}
