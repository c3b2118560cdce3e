namespace HoopsEdge.Fetcher.Api;

/// <summary>The API key. It shows itself only to the request that needs it.</summary>
public sealed class ApiKey
{
    private const string Hidden = "***";

    // Shorter texts are no keys, and hiding them would mangle messages.
    private const int ShortestSecret = 6;
    private readonly string _secret;

    /// <summary>Holds a key; an empty one means that there is none.</summary>
    public ApiKey(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        _secret = secret.Trim();
    }

    /// <summary>True when there is no key.</summary>
    public bool IsMissing => _secret.Length == 0;

    /// <summary>Reads the key from <c>CBBD_API_KEY</c>, else from <c>BEARER_TOKEN</c>.</summary>
    public static ApiKey FromEnvironment() =>
        new(
            Environment.GetEnvironmentVariable("CBBD_API_KEY") is { Length: > 0 } key
                ? key
                : Environment.GetEnvironmentVariable("BEARER_TOKEN") ?? ""
        );

    /// <inheritdoc />
    public override string ToString() => Hidden;

    /// <summary>The key itself, for the Authorization header and nothing else.</summary>
    internal string Reveal() => _secret;

    /// <summary>Takes the key out of a text that came from outside.</summary>
    internal string Redact(string text) =>
        _secret.Length < ShortestSecret ? text : text.Replace(_secret, Hidden, StringComparison.Ordinal);
}
