namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>The configuration is wrong; the message is one line that names file, key and mend.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Says nothing.</summary>
    public ConfigurationException() { }

    /// <summary>Says what is wrong.</summary>
    public ConfigurationException(string message)
        : base(message) { }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException) { }
}
