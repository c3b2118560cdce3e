using HoopsEdge.Aws.Tests.Support;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.State.DynamoDb;
using HoopsEdge.StoreContracts;

namespace HoopsEdge.Aws.Tests.DynamoDb;

/// <summary>The state store in DynamoDB keeps the contract, and what only DynamoDB has to take care of.</summary>
public sealed class DynamoDbStateStoreTests(SharedMoto moto) : StateStoreContract, IAsyncLifetime
{
    private readonly Cloud _cloud = new(moto.AtomicEndpoint);
    private DynamoDbStateStore? _store;

    protected override IStateStore Store => _store ??= _cloud.OpenState();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _cloud.CreateTableAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    protected override IStateStore OpenAgain() => _cloud.OpenState();

    [Fact]
    public async Task A_long_document_comes_back_whole_and_one_beyond_an_item_is_refused_by_name()
    {
        var games = string.Join(',', Enumerable.Range(400_000_000, 50_000));

        await Store.PutAsync("claims/fct_games", "2026/x", games, 0, Token);

        (await Store.GetAsync("claims/fct_games", "2026/x", Token)).ShouldNotBeNull().Json.ShouldBe(games);
        var noise = new byte[400_000];
        new Random(1).NextBytes(noise);
        (
            await Should.ThrowAsync<InvalidOperationException>(() =>
                Store.PutAsync("claims/fct_games", "2026/y", Convert.ToBase64String(noise), 0, Token)
            )
        ).Message.ShouldStartWith("the state document claims/fct_games 2026/y has 520 KB");
    }

    [Fact]
    public async Task A_query_of_more_than_a_page_has_every_document()
    {
        var text = new string('x', 60_000);
        for (var number = 0; number < 25; number++)
        {
            await Store.PutAsync("p", $"{number:d2}", text, 0, Token);
        }

        (await Store.QueryAsync("p", "", Token).CountAsync(Token)).ShouldBe(25);
    }

    [Fact]
    public async Task A_missing_table_is_one_line_that_names_it_and_says_how_to_create_it()
    {
        _cloud.Options.State.Table = "nowhere";
        using var store = new DynamoDbStateStore(_cloud.Options);

        (await Should.ThrowAsync<ConfigurationException>(() => store.CheckAsync(Token))).Message.ShouldBe(
            "state.table: there is no DynamoDB table 'nowhere' in us-east-1; create it with terraform -chdir=infra/terraform apply"
        );
    }

    [Fact]
    public async Task A_table_with_other_keys_is_refused()
    {
        using var other = new Cloud(moto.Endpoint);
        await other.CreateTableAsync(sortKey: "hash");

        (
            await Should.ThrowAsync<ConfigurationException>(() => other.OpenState().CheckAsync(Token))
        ).Message.ShouldContain("has other keys than endpoint and parameter_hash");
    }

    protected override void Dispose(bool disposing) => _cloud.Dispose();
}
