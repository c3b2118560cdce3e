using HoopsEdge.Bus.Tests.Support;

namespace HoopsEdge.Bus.Tests;

/// <summary>A broker that will not have us.</summary>
public sealed class BrokerTroubleTests(SharedBroker shared)
{
    [Theory]
    [InlineData("guest:wrong-password-of-mine", "user 'guest'")]
    [InlineData("nobody:wrong-password-of-mine", "user 'nobody'")]
    public async Task Wrong_credentials_end_the_start_with_one_line_that_does_not_show_the_password(
        string user,
        string part
    )
    {
        var broker = await shared.VirtualHostAsync();
        var wrong = new Uri(Invariant($"amqp://{user}@127.0.0.1:{broker.Port}"));
        await using var host = BusHost.Create(wrong);

        var refusal = await Should.ThrowAsync<Lakehouse.Configuration.ConfigurationException>(host.StartAsync);

        refusal.Message.ShouldContain(part);
        refusal.Message.ShouldStartWith("environment variable ConnectionStrings__messaging: ");
        refusal.Message.ShouldNotContain("wrong-password-of-mine");
        refusal.Message.ShouldNotContain("\n");
    }
}
