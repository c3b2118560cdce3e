using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.State.DynamoDb;

/// <summary>
/// The state store in one DynamoDB table with partition key <c>endpoint</c> and sort key <c>parameter_hash</c>. Reads
/// are consistent, writes conditional on the version, and nothing is ever scanned. A write that the SDK had to repeat
/// knows its own token, so that it is not taken for somebody else's.
/// </summary>
public sealed class DynamoDbStateStore : IStateStore, IStoreCheck, IDisposable
{
    private const string PartitionKey = "endpoint";
    private const string SortKey = "parameter_hash";
    private const string Version = "version";
    private const string Token = "write_token";
    private const string VersionIsExpected = "#version = :expected";

    private readonly HoopsOptions _options;
    private readonly IAmazonDynamoDB _client;
    private readonly string _table;
    private readonly DynamoDbTrouble _trouble;

    /// <summary>Opens a table; nothing is sent yet.</summary>
    /// <param name="options">The configuration.</param>
    public DynamoDbStateStore(HoopsOptions options)
    {
        _options = options;
        _client = DynamoDbAccess.NewClient(options);
        _table = options.State.Table;
        _trouble = new DynamoDbTrouble(options);
    }

    /// <inheritdoc />
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var client = DynamoDbAccess.NewClient(_options, DynamoDbAccess.RetriesOfCheck);
        var request = new GetItemRequest { TableName = _table, Key = KeyOf("health", "probe") };
        await _trouble.ExplainAsync(() => client.GetItemAsync(request, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<StateDocument?> GetAsync(string partition, string sort, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = _table,
            Key = KeyOf(partition, sort),
            ConsistentRead = true,
        };
        var answer = await _trouble.ExplainAsync(() => _client.GetItemAsync(request, cancellationToken));
        return answer.Item is { Count: > 0 } item ? Read(item) : null;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StateDocument> QueryAsync(
        string partition,
        string sortPrefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var request = new QueryRequest
        {
            TableName = _table,
            KeyConditionExpression = $"{PartitionKey} = :partition",
            ExpressionAttributeValues = new() { [":partition"] = new AttributeValue(partition) },
            ConsistentRead = true,
        };
        if (sortPrefix.Length > 0)
        {
            request.KeyConditionExpression += $" and begins_with({SortKey}, :prefix)";
            request.ExpressionAttributeValues[":prefix"] = new AttributeValue(sortPrefix);
        }

        do
        {
            var page = await _trouble.ExplainAsync(() => _client.QueryAsync(request, cancellationToken));
            foreach (var item in page.Items ?? [])
            {
                yield return Read(item);
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <inheritdoc />
    public async Task<long?> PutAsync(
        string partition,
        string sort,
        string json,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        var token = Guid.NewGuid().ToString("n");
        var item = KeyOf(partition, sort);
        item[Version] = Number(expectedVersion + 1);
        item[Token] = new AttributeValue(token);
        DocumentText.Write(item, json, $"{partition} {sort}");
        var request = new PutItemRequest
        {
            TableName = _table,
            Item = item,
            ConditionExpression = expectedVersion == 0 ? $"attribute_not_exists({PartitionKey})" : VersionIsExpected,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        if (expectedVersion != 0)
        {
            Expect(expectedVersion, out var names, out var values);
            request.ExpressionAttributeNames = names;
            request.ExpressionAttributeValues = values;
        }

        try
        {
            await _trouble.ExplainAsync(() => _client.PutItemAsync(request, cancellationToken));
            return expectedVersion + 1;
        }
        catch (ConditionalCheckFailedException lost)
        {
            return lost.Item?.GetValueOrDefault(Token)?.S == token ? expectedVersion + 1 : null;
        }
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(
        string partition,
        string sort,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        Expect(expectedVersion, out var names, out var values);
        var request = new DeleteItemRequest
        {
            TableName = _table,
            Key = KeyOf(partition, sort),
            ConditionExpression = VersionIsExpected,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
        };
        try
        {
            await _trouble.ExplainAsync(() => _client.DeleteItemAsync(request, cancellationToken));
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static void Expect(
        long version,
        out Dictionary<string, string> names,
        out Dictionary<string, AttributeValue> values
    )
    {
        names = new() { ["#version"] = Version };
        values = new() { [":expected"] = Number(version) };
    }

    private static Dictionary<string, AttributeValue> KeyOf(string partition, string sort) =>
        new() { [PartitionKey] = new AttributeValue(partition), [SortKey] = new AttributeValue(sort) };

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static StateDocument Read(Dictionary<string, AttributeValue> item) =>
        new(
            item[PartitionKey].S,
            item[SortKey].S,
            DocumentText.Read(item),
            long.Parse(item[Version].N, CultureInfo.InvariantCulture)
        );
}
