using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.State.DynamoDb;

/// <summary>The way to DynamoDB.</summary>
internal static class DynamoDbAccess
{
    /// <summary>Retries of a throttled or failed request; with their growing pauses more than a minute.</summary>
    public const int MostRetries = 10;

    /// <summary>Retries of the look at the start: a wrong address is likelier there than trouble that passes.</summary>
    public const int RetriesOfCheck = 2;

    /// <summary>Opens the way that the configuration describes; nothing is sent yet.</summary>
    public static AmazonDynamoDBClient NewClient(HoopsOptions options, int retries = MostRetries)
    {
        var config = new AmazonDynamoDBConfig { RetryMode = RequestRetryMode.Standard, MaxErrorRetry = retries };
        if (options.Aws.EndpointUrl is { } url)
        {
            config.ServiceURL = url.ToString();
            config.AuthenticationRegion = options.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }

        return new AmazonDynamoDBClient(config);
    }
}
