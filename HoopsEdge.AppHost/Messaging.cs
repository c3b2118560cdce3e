using Microsoft.Extensions.Configuration;

namespace HoopsEdge.AppHost;

/// <summary>RabbitMQ as the services see it.</summary>
/// <param name="ConnectionString">Handed to every service as <c>ConnectionStrings__messaging</c>.</param>
/// <param name="Broker">The broker that the AppHost runs, or null when there is one already.</param>
internal sealed record Messaging(
    IResourceBuilder<IResourceWithConnectionString> ConnectionString,
    IResourceBuilder<RabbitMQServerResource>? Broker
);

/// <summary>Adds RabbitMQ, and gives it to the services.</summary>
internal static class MessagingExtensions
{
    private const string Name = "messaging";
    private const string User = "guest";

    /// <summary>The broker of <c>ConnectionStrings:messaging</c> when that is configured, else one in a container.</summary>
    public static Messaging AddMessaging(this IDistributedApplicationBuilder builder) =>
        string.IsNullOrEmpty(builder.Configuration.GetConnectionString(Name))
            ? builder.AddBroker()
            : new Messaging(builder.AddConnectionString(Name), null);

    /// <summary>Connects a service to the broker and starts it when the broker is healthy.</summary>
    public static IResourceBuilder<ProjectResource> WithMessaging(
        this IResourceBuilder<ProjectResource> service,
        Messaging messaging
    )
    {
        service.WithReference(messaging.ConnectionString);
        return messaging.Broker is { } broker ? service.WaitFor(broker) : service;
    }

    private static Messaging AddBroker(this IDistributedApplicationBuilder builder)
    {
        // The data volume remembers the first password, so it is generated once and kept in the user secrets.
        var password = builder.AddParameter(
            "messaging-password",
            new GenerateParameterDefault { MinLength = 32, Special = false },
            secret: true,
            persist: true
        );
        var broker = builder.AddRabbitMQ("rabbitmq", password: password).WithManagementPlugin().WithDataVolume();
        return new Messaging(builder.AddConnectionString(Name, Address(builder, broker, password)), broker);
    }

    /// <summary>
    /// The broker's own expression encodes the password, which a manifest writes as a resource of type
    /// <c>annotated.string</c>: aspirate does not know it and would leave the placeholder in the connection string. The
    /// generated password needs no encoding.
    /// </summary>
    private static ReferenceExpression Address(
        IDistributedApplicationBuilder builder,
        IResourceBuilder<RabbitMQServerResource> broker,
        IResourceBuilder<ParameterResource> password
    )
    {
        var (host, port) = (broker.Resource.Host, broker.Resource.Port);
        return builder.ExecutionContext.IsPublishMode
            ? ReferenceExpression.Create($"amqp://{User}:{password}@{host}:{port}")
            : ReferenceExpression.Create($"amqp://{User}:{password:uri}@{host}:{port}");
    }
}
