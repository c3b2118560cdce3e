using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>s3_layout</c>: the prefixes of the lake's parts.</summary>
public sealed class LayoutOptions
{
    /// <summary>Answers as received.</summary>
    [ConfigurationKeyName("raw"), Required]
    public string Raw { get; set; } = "raw";

    /// <summary>Typed answers.</summary>
    [ConfigurationKeyName("bronze"), Required]
    public string Bronze { get; set; } = "bronze";

    /// <summary>The star schema.</summary>
    [ConfigurationKeyName("silver"), Required]
    public string Silver { get; set; } = "silver";

    /// <summary>Analytics tables.</summary>
    [ConfigurationKeyName("gold"), Required]
    public string Gold { get; set; } = "gold";

    /// <summary>Contracts and table definitions in force.</summary>
    [ConfigurationKeyName("ref"), Required]
    public string Ref { get; set; } = "ref";

    /// <summary>Run summaries.</summary>
    [ConfigurationKeyName("meta"), Required]
    public string Meta { get; set; } = "meta";

    /// <summary>Fetches that failed for good.</summary>
    [ConfigurationKeyName("deadletter"), Required]
    public string Deadletter { get; set; } = "deadletter";

    /// <summary>Scratch objects.</summary>
    [ConfigurationKeyName("tmp"), Required]
    public string Tmp { get; set; } = "tmp";

    /// <summary>Query results.</summary>
    [ConfigurationKeyName("athena"), Required]
    public string Athena { get; set; } = "athena";
}
