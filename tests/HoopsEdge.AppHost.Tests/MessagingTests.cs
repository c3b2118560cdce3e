namespace HoopsEdge.AppHost.Tests;

public sealed class MessagingTests
{
    [Fact]
    public async Task The_broker_has_the_management_plugin_and_keeps_its_data_and_its_password()
    {
        await using var model = await AppHostModel.RunAsync();

        var broker = model.Resource("rabbitmq").ShouldBeOfType<RabbitMQServerResource>();

        broker.Annotations.OfType<ContainerImageAnnotation>().Last().Tag.ShouldNotBeNull().ShouldEndWith("-management");
        broker
            .Annotations.OfType<ContainerMountAnnotation>()
            .ShouldHaveSingleItem()
            .Target.ShouldBe("/var/lib/rabbitmq");
        broker.PasswordParameter.ShouldBeSameAs(model.Parameter("messaging-password"));
        broker.PasswordParameter.Secret.ShouldBeTrue();
    }

    [Fact]
    public async Task A_published_connection_string_has_no_placeholder_that_aspirate_does_not_know()
    {
        await using var model = await AppHostModel.PublishAsync();

        ConnectionString(model)
            .ValueExpression.ShouldBe(
                "amqp://guest:{messaging-password.value}@{rabbitmq.bindings.tcp.host}:{rabbitmq.bindings.tcp.port}"
            );
    }

    [Fact]
    public async Task On_this_machine_any_password_will_do()
    {
        await using var model = await AppHostModel.RunAsync("--Parameters:messaging-password=p@ss/word");
        var endpoint = model.Resource("rabbitmq").Annotations.OfType<EndpointAnnotation>().Single(IsAmqp);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", 5672);

        var address = await ConnectionString(model).GetValueAsync(TestContext.Current.CancellationToken);

        address.ShouldBe("amqp://guest:p%40ss%2Fword@127.0.0.1:5672");
    }

    [Fact]
    public async Task An_existing_broker_is_used_in_place_of_a_new_one()
    {
        await using var model = await AppHostModel.RunAsync("--ConnectionStrings:messaging=amqp://me:secret@bus:5672");

        var environment = await model.EnvironmentAsync("fetcher");

        model.Names.ShouldNotContain("rabbitmq");
        model.Names.ShouldNotContain("messaging-password");
        model.Waits("fetcher").ShouldBe(["api"]);
        environment["ConnectionStrings__messaging"].ShouldBe("{messaging.connectionString}");
        environment.Values.ShouldAllBe(value => !value.Contains("secret", StringComparison.Ordinal));
    }

    private static bool IsAmqp(EndpointAnnotation endpoint) => endpoint.Name == "tcp";

    private static ReferenceExpression ConnectionString(AppHostModel model) =>
        model.Resource("messaging").ShouldBeOfType<ConnectionStringResource>().ConnectionStringExpression;
}
