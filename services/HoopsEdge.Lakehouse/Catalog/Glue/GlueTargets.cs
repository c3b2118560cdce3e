using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Storage;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Options;

namespace HoopsEdge.Lakehouse.Catalog.Glue;

/// <summary>Which Glue table stands for a table of the lake.</summary>
internal sealed class GlueTargets(IOptions<HoopsOptions> options, LakeKeys keys)
{
    /// <summary>Database, name, columns and place of a table.</summary>
    /// <exception cref="CatalogException">Athena could not read a column.</exception>
    public GlueTarget Of(TableDefinition definition)
    {
        var folder = keys.TablePrefix(definition.Layer, definition.Name);
        var input = GlueTableInputs.Of(definition, $"s3://{options.Value.Bucket}/{folder}");
        return new GlueTarget(definition, options.Value.Catalog.Databases.Of(definition.Layer), input);
    }
}
