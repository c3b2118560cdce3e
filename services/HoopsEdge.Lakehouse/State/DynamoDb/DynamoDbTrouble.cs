using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using HoopsEdge.Lakehouse.Aws;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.State.DynamoDb;

/// <summary>What DynamoDB's failures mean to the user.</summary>
internal sealed class DynamoDbTrouble(HoopsOptions options)
{
    /// <summary>Runs an operation; what only the user can mend becomes one line.</summary>
    /// <exception cref="ConfigurationException">The table is missing, has other keys, is closed or not reachable.</exception>
    /// <exception cref="AwsServiceException">DynamoDB refused the request for a reason that no caller expects.</exception>
    public async Task<T> ExplainAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception failure) when (Explain(failure) is { } line)
        {
            throw line;
        }
    }

    private string Table => $"the DynamoDB table {options.State.Table} in {options.Region}";

    private Exception? Explain(Exception failure) =>
        failure switch
        {
            ResourceNotFoundException => new ConfigurationException(
                $"state.table: there is no DynamoDB table '{options.State.Table}' in {options.Region}; create it with terraform -chdir=infra/terraform apply"
            ),
            AmazonDynamoDBException { ErrorCode: "ValidationException" } wrong
                when wrong.Message.Contains("key", StringComparison.OrdinalIgnoreCase) => new ConfigurationException(
                $"state.table: the DynamoDB table '{options.State.Table}' in {options.Region} has other keys than endpoint and parameter_hash; infra/terraform creates the right one",
                failure
            ),
            ConditionalCheckFailedException => null,
            _ when AwsTrouble.Explain(failure, Table, options.Aws) is { } line => line,
            AmazonServiceException refused => AwsTrouble.Refusal(refused, Table),
            _ => null,
        };
}
