using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.ServiceDefaults.Bus;

/// <summary>Where RabbitMQ is. Shows itself without its password.</summary>
public sealed class BrokerAddress
{
    /// <summary>Name of the connection string, as Aspire's AppHost hands it over.</summary>
    public const string ConnectionName = "messaging";

    private BrokerAddress(Uri uri) => Uri = uri;

    /// <summary>The address with user and password.</summary>
    internal Uri Uri { get; }

    /// <summary>Reads a connection string such as <c>amqp://user:password@host:5672/vhost</c>.</summary>
    /// <exception cref="ConfigurationException">It is missing or is none.</exception>
    public static BrokerAddress Parse(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ConfigurationException(
                $"environment variable ConnectionStrings__{ConnectionName}: is missing; it says where RabbitMQ is, "
                    + "such as amqp://user:password@localhost:5672 (the AppHost sets it)"
            );
        }

        return
            Uri.TryCreate(connectionString, UriKind.Absolute, out var uri)
            && uri.Scheme is "amqp" or "amqps"
            && uri.Host.Length > 0
            ? new BrokerAddress(uri)
            : throw new ConfigurationException(
                $"environment variable ConnectionStrings__{ConnectionName}: is not of the form "
                    + "amqp://user:password@host:port/vhost"
            );
    }

    /// <summary>The address for MassTransit, which has a scheme of its own.</summary>
    internal Uri ForMassTransit() =>
        new UriBuilder(Uri)
        {
            Scheme = Uri.Scheme == "amqps" ? "rabbitmqs" : "rabbitmq",
            Port =
                Uri.Port > 0 ? Uri.Port
                : Uri.Scheme == "amqps" ? 5671
                : 5672,
            UserName = "",
            Password = "",
        }.Uri;

    /// <summary>User and password, decoded; RabbitMQ's defaults when there are none.</summary>
    internal (string User, string Password) Credentials()
    {
        var parts = Uri.UserInfo.Split(':', 2);
        return parts is [{ Length: > 0 } user, var password]
            ? (Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
            : ("guest", "guest");
    }

    /// <summary>Host, port and virtual host.</summary>
    public override string ToString() => $"{Uri.Host}:{ForMassTransit().Port}{Uri.AbsolutePath.TrimEnd('/')}";
}
