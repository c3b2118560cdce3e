namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>What a service's refusal means to the caller.</summary>
public enum AwsErrorKind
{
    /// <summary>The request itself is wrong, or of no kind below.</summary>
    Invalid,

    /// <summary>The thing asked about does not exist.</summary>
    NotFound,

    /// <summary>The thing to create exists.</summary>
    AlreadyExists,

    /// <summary>Somebody else changed it since it was read.</summary>
    Conflict,

    /// <summary>The caller may not do that.</summary>
    Denied,

    /// <summary>The credentials have expired.</summary>
    Expired,

    /// <summary>Too many requests; later ones will do.</summary>
    Throttled,

    /// <summary>The service or the way to it is in trouble.</summary>
    Unavailable,

    /// <summary>A limit of the account, such as the versions of a table, is used up.</summary>
    LimitReached,
}

/// <summary>A service refused a request; the message is one line that says which, without keys and signatures.</summary>
public sealed class AwsServiceException : Exception
{
    /// <summary>Says nothing.</summary>
    public AwsServiceException() { }

    /// <summary>Says what is wrong.</summary>
    public AwsServiceException(string message)
        : base(message) { }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public AwsServiceException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Says what is wrong, and of which kind it is.</summary>
    public AwsServiceException(AwsErrorKind kind, string message)
        : base(message) => Kind = kind;

    /// <summary>What the refusal means.</summary>
    public AwsErrorKind Kind { get; }
}
