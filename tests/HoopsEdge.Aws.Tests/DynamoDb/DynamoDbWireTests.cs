using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Aws.Tests.DynamoDb;

/// <summary>What moto cannot show of DynamoDB.</summary>
public sealed class DynamoDbWireTests(SharedMoto moto)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ProvisionedThroughputExceededException")]
    [InlineData("ThrottlingException")]
    public async Task A_throttled_write_is_made_again_until_it_is_taken(string throttled)
    {
        var busy = WireStub.DynamoDbError(throttled);
        await using var stub = await WireStub.StartAsync(busy, busy, WireStub.PassTo(moto.Endpoint));
        using var cloud = await NewCloudAsync(stub);

        (await cloud.OpenState().PutAsync("p", "s", "1", 0, Token)).ShouldBe(1);

        stub.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_known_as_its_own_when_it_is_repeated()
    {
        var pass = WireStub.PassTo(moto.Endpoint);
        await using var stub = await WireStub.StartAsync(
            async context =>
            {
                context.Response.Body = Stream.Null;
                await pass(context);
                context.Abort();
            },
            pass
        );
        using var cloud = await NewCloudAsync(stub);
        var store = cloud.OpenState();

        (await store.PutAsync("p", "s", "1", 0, Token)).ShouldBe(1);

        stub.Requests.Count.ShouldBe(2);
        (await store.PutAsync("p", "s", "2", 0, Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData("ExpiredTokenException", "AWS refuses the credentials for the DynamoDB table")]
    [InlineData("UnrecognizedClientException", "AWS refuses the credentials for the DynamoDB table")]
    [InlineData("AccessDeniedException", "access to the DynamoDB table")]
    public async Task What_only_the_user_can_mend_is_one_line_without_keys(string error, string line)
    {
        await using var stub = await WireStub.StartAsync(WireStub.DynamoDbError(error));
        using var cloud = new Cloud(stub.Endpoint);

        var wrong = await Should.ThrowAsync<ConfigurationException>(() => cloud.OpenState().CheckAsync(Token));

        wrong.Message.ShouldStartWith(line);
        wrong.Message.ShouldNotContain('\n');
        wrong.ToString().ShouldNotContain(TestCredentials.AccessKey);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Any_other_refusal_is_one_line_that_carries_nothing_of_what_the_server_says()
    {
        await using var stub = await WireStub.StartAsync(WireStub.DynamoDbError("SerializationException"));
        using var cloud = new Cloud(stub.Endpoint);

        var refused = await Should.ThrowAsync<AwsServiceException>(() => cloud.OpenState().GetAsync("a", "b", Token));

        refused.Message.ShouldStartWith(
            $"AWS refuses a request for the DynamoDB table {cloud.Options.State.Table} in us-east-1: SerializationException (HTTP 400"
        );
        refused.ToString().ShouldNotContain(TestCredentials.AccessKey);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_its_key()
    {
        using var cloud = new Cloud(new Uri("http://127.0.0.1:9"));

        (
            await Should.ThrowAsync<ConfigurationException>(() => cloud.OpenState().CheckAsync(Token))
        ).Message.ShouldStartWith("aws.endpoint_url: http://127.0.0.1:9 does not answer");
    }

    private async Task<Cloud> NewCloudAsync(WireStub stub)
    {
        var cloud = new Cloud(moto.Endpoint);
        await cloud.CreateTableAsync();
        cloud.Options.Aws.EndpointUrl = stub.Endpoint;
        return cloud;
    }
}
