using System.Security.Cryptography;
using System.Text;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Scheduler.Admin;

/// <summary>The bearer token of calls that change something. Shows itself to nobody.</summary>
internal sealed class AdminToken
{
    private const string Variable = "HOOPS_ADMIN_TOKEN";
    private const string Scheme = "Bearer ";
    private const int ShortestToken = 16;
    private readonly byte[]? _token;

    private AdminToken(string? token) => _token = token is null ? null : Encoding.UTF8.GetBytes(token);

    /// <summary>Takes the token from the configuration.</summary>
    /// <param name="token">Value of <c>HOOPS_ADMIN_TOKEN</c>, or null.</param>
    /// <param name="isDevelopment">True lets the service run without one; everybody may call then.</param>
    /// <exception cref="ConfigurationException">It is missing or too short to be a secret.</exception>
    public static AdminToken Create(string? token, bool isDevelopment)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return isDevelopment
                ? new AdminToken(null)
                : throw new ConfigurationException(
                    $"environment variable {Variable}: is missing; set it to the token that admin calls must bear "
                        + "(only with ASPNETCORE_ENVIRONMENT=Development it may be left out)"
                );
        }

        return token.Length >= ShortestToken
            ? new AdminToken(token)
            : throw new ConfigurationException(
                $"environment variable {Variable}: is shorter than {ShortestToken} characters"
            );
    }

    /// <summary>Checks an Authorization header.</summary>
    public bool Accepts(string? authorization) =>
        _token is null
        || (
            authorization is not null
            && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()),
                _token
            )
        );

    /// <inheritdoc />
    public override string ToString() => "***";
}
