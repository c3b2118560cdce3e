using System.Globalization;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>
/// Sends batches of partitions. Glue takes what it can of a batch and lists the rest: what is done already is left, what
/// met throttling or trouble is sent again, anything else fails the batch by name.
/// </summary>
internal sealed class GlueBatches(AwsJsonClient glue, AwsResilience resilience, TimeProvider time)
{
    /// <summary>Sends until nothing is left.</summary>
    /// <param name="verb">What is done, for messages.</param>
    /// <param name="target">The table.</param>
    /// <param name="items">The partitions.</param>
    /// <param name="valuesOf">Values of an item.</param>
    /// <param name="request">The request for items.</param>
    /// <param name="harmless">The error of an item that needs nothing done.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    /// <exception cref="CatalogException">Glue refused a partition for good.</exception>
    public async Task RunAsync<TItem>(
        string verb,
        GlueTarget target,
        IReadOnlyList<TItem> items,
        Func<TItem, IReadOnlyList<string>> valuesOf,
        Func<IReadOnlyList<TItem>, IAwsRequest<BatchPartitionAnswer>> request,
        AwsErrorKind harmless,
        CancellationToken cancellationToken
    )
    {
        var pause = resilience.FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await glue.CallAsync(request(items), cancellationToken);
            var errors = (answer.Errors ?? []).Where(error => KindOf(error) != harmless).ToArray();
            if (errors.Length == 0)
            {
                return;
            }

            var final = errors.FirstOrDefault(error => !IsPassing(error));
            if (final is not null || attempt >= resilience.Attempts)
            {
                throw Refused(verb, target, errors, final ?? errors[0]);
            }

            var again = errors.Select(error => string.Join('/', error.Values)).ToHashSet(StringComparer.Ordinal);
            items = [.. items.Where(item => again.Contains(string.Join('/', valuesOf(item))))];
            await Task.Delay(pause, time, cancellationToken);
            pause *= 2;
        }
    }

    private static AwsErrorKind KindOf(GluePartitionError error) =>
        AwsErrorReader.KindOf(error.ErrorDetail?.ErrorCode ?? "");

    private static bool IsPassing(GluePartitionError error) =>
        KindOf(error) is AwsErrorKind.Throttled or AwsErrorKind.Unavailable or AwsErrorKind.Conflict;

    private static CatalogException Refused(
        string verb,
        GlueTarget target,
        IReadOnlyCollection<GluePartitionError> errors,
        GluePartitionError first
    ) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Glue did not {verb} {errors.Count} partitions of {target.FullName}, such as {PartitionPath.Of(target.Definition, first.Values)}: {first.ErrorDetail?.ErrorCode}: {first.ErrorDetail?.ErrorMessage}"
            )
        );
}
