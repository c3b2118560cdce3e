using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog.Glue.Model;
using HoopsEdge.Lakehouse.Configuration;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>Makes sure that the Glue databases are there, where the catalog is Glue.</summary>
internal sealed class GlueCheck(AwsJsonClient glue, IOptions<HoopsOptions> options) : IStoreCheck
{
    /// <inheritdoc />
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Catalog.Store != CatalogStore.Glue)
        {
            return;
        }

        foreach (var layer in new[] { "bronze", "silver", "gold" })
        {
            var name = options.Value.Catalog.Databases.Of(layer);
            try
            {
                await glue.CallAsync(new GetDatabaseRequest { Name = name }, cancellationToken);
            }
            catch (AwsServiceException refused) when (refused.Kind == AwsErrorKind.NotFound)
            {
                throw GlueTrouble.NoDatabase(glue.Service, layer, name, refused);
            }
            catch (AwsServiceException refused)
            {
                throw new ConfigurationException(refused.Message, refused);
            }
            catch (HttpRequestException unreachable)
            {
                throw new ConfigurationException(
                    $"AWS Glue at {glue.Service.Endpoint.GetLeftPart(UriPartial.Authority)} does not answer: {unreachable.Message}",
                    unreachable
                );
            }
        }
    }
}
