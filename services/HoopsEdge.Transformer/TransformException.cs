namespace HoopsEdge.Transformer;

/// <summary>An answer cannot become rows; trying again changes nothing. The message is one line.</summary>
public sealed class TransformException : Exception
{
    /// <summary>Says nothing.</summary>
    public TransformException() { }

    /// <summary>Says what is wrong.</summary>
    public TransformException(string message)
        : base(message) { }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public TransformException(string message, Exception innerException)
        : base(message, innerException) { }
}
