using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>Troubles with Glue in one line that says how to mend them.</summary>
internal static class GlueTrouble
{
    /// <summary>A layer's database is not there; the program never creates one.</summary>
    public static ConfigurationException NoDatabase(
        AwsJsonService glue,
        string layer,
        string database,
        AwsServiceException refused
    ) =>
        new(
            $"catalog.databases.{layer}: AWS Glue in {glue.Region} has no database '{database}': "
                + "terraform apply in infra/terraform creates it",
            refused
        );
}
