using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>catalog</c>: where query engines learn which tables and partitions there are.</summary>
public sealed class CatalogOptions
{
    /// <summary>What the catalog is kept in.</summary>
    [ConfigurationKeyName("store")]
    public CatalogStore Store { get; set; } = CatalogStore.Local;

    /// <summary>Glue database of each layer.</summary>
    [ConfigurationKeyName("databases")]
    public CatalogDatabases Databases { get; set; } = new();
}

/// <summary><c>catalog.databases</c>: the Glue database of each layer; they must exist.</summary>
public sealed class CatalogDatabases
{
    /// <summary>Database of the bronze tables.</summary>
    [ConfigurationKeyName("bronze"), RegularExpression("^[a-z0-9_]{1,255}$")]
    public string Bronze { get; set; } = "cbbd_bronze";

    /// <summary>Database of the silver tables.</summary>
    [ConfigurationKeyName("silver"), RegularExpression("^[a-z0-9_]{1,255}$")]
    public string Silver { get; set; } = "cbbd_silver";

    /// <summary>Database of the gold tables.</summary>
    [ConfigurationKeyName("gold"), RegularExpression("^[a-z0-9_]{1,255}$")]
    public string Gold { get; set; } = "cbbd_gold";

    /// <summary>The database of a layer: bronze, silver or gold.</summary>
    public string Of(string layer) =>
        layer switch
        {
            "bronze" => Bronze,
            "silver" => Silver,
            _ => Gold,
        };
}
