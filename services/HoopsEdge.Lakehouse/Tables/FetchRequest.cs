using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HoopsEdge.Lakehouse.Tables;

/// <summary>A request that fits its endpoint's contract.</summary>
public sealed record FetchRequest
{
    private FetchRequest(EndpointContract contract, IReadOnlyDictionary<string, string> parameters)
    {
        Contract = contract;
        Parameters = parameters;
        Canonical = Canonicalize(contract.Name, parameters);
        FetchId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)))[..16];
    }

    /// <summary>The endpoint asked.</summary>
    public EndpointContract Contract { get; }

    /// <summary>Query and path parameters, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary><c>endpoint?name=value&amp;...</c> with the names sorted.</summary>
    public string Canonical { get; }

    /// <summary>First 16 hex digits of SHA-256 over <see cref="Canonical"/>.</summary>
    public string FetchId { get; }

    /// <summary>Checks parameters against the contract.</summary>
    /// <exception cref="ArgumentException">A parameter is unknown, of the wrong type, or missing; the message is one
    /// line for the user.</exception>
    public static FetchRequest Create(EndpointContract contract, IReadOnlyDictionary<string, string> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (!contract.Parameters.TryGetValue(name, out var type))
            {
                var known =
                    contract.Parameters.Count == 0 ? "it takes none" : string.Join(", ", contract.Parameters.Keys);
                throw new ArgumentException($"{contract.Name}: no parameter '{name}' (known: {known})");
            }

            if (!type.Accepts(value))
            {
                throw new ArgumentException($"{contract.Name}: '{value}' does not fit parameter '{name}' ({type})");
            }
        }

        if (contract.Required.FirstOrDefault(name => !parameters.ContainsKey(name)) is { } missing)
        {
            throw new ArgumentException($"{contract.Name}: parameter '{missing}' is required");
        }

        if (contract.RequiredAny.Count > 0 && !contract.RequiredAny.Any(parameters.ContainsKey))
        {
            throw new ArgumentException(
                $"{contract.Name}: one of {string.Join(", ", contract.RequiredAny)} is required"
            );
        }

        return new FetchRequest(
            contract,
            new SortedDictionary<string, string>(parameters.ToDictionary(), StringComparer.Ordinal)
        );
    }

    /// <summary>Path and query under the API's base address, percent-encoded.</summary>
    public string RelativeUri
    {
        get
        {
            var path = Contract.Path;
            var query = new List<string>();
            foreach (var (name, value) in Parameters)
            {
                var placeholder = $"{{{name}}}";
                if (path.Contains(placeholder, StringComparison.Ordinal))
                {
                    path = path.Replace(placeholder, Uri.EscapeDataString(value), StringComparison.Ordinal);
                }
                else
                {
                    query.Add($"{name}={Uri.EscapeDataString(value)}");
                }
            }

            return path.TrimStart('/') + (query.Count == 0 ? "" : "?" + string.Join('&', query));
        }
    }

    private static string Canonicalize(string endpoint, IReadOnlyDictionary<string, string> parameters) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{endpoint}?{string.Join('&', parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"))}"
        );
}
