using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>Everything in config.yaml, after overrides by <c>HOOPS__section__key</c> environment variables.</summary>
public sealed class HoopsOptions
{
    /// <summary>Bucket of the lake when it is on S3; it must exist.</summary>
    [ConfigurationKeyName("bucket"), Required]
    public string Bucket { get; set; } = "hoops-edge";

    /// <summary>AWS region of the bucket, the state table and the catalog.</summary>
    [ConfigurationKeyName("region"), Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>Where the lake is.</summary>
    [ConfigurationKeyName("lake")]
    public LakeOptions Lake { get; set; } = new();

    /// <summary>How AWS is reached.</summary>
    [ConfigurationKeyName("aws")]
    public AwsOptions Aws { get; set; } = new();

    /// <summary>Where checkpoints, claims, runs and limits are.</summary>
    [ConfigurationKeyName("state")]
    public StateOptions State { get; set; } = new();

    /// <summary>Where query engines learn which tables there are.</summary>
    [ConfigurationKeyName("catalog")]
    public CatalogOptions Catalog { get; set; } = new();

    /// <summary>How the API is asked.</summary>
    [ConfigurationKeyName("api")]
    public ApiOptions Api { get; set; } = new();

    /// <summary>Which seasons there are, and how they are cut into windows.</summary>
    [ConfigurationKeyName("seasons")]
    public SeasonsOptions Seasons { get; set; } = new();

    /// <summary>When an incremental run asks a scope again.</summary>
    [ConfigurationKeyName("incremental")]
    public IncrementalOptions Incremental { get; set; } = new();

    /// <summary>How landed answers become bronze and silver.</summary>
    [ConfigurationKeyName("transform")]
    public TransformOptions Transform { get; set; } = new();

    /// <summary>RabbitMQ between the services.</summary>
    [ConfigurationKeyName("bus")]
    public BusOptions Bus { get; set; } = new();

    /// <summary>What the scheduler service starts by itself.</summary>
    [ConfigurationKeyName("scheduler")]
    public SchedulerOptions Scheduler { get; set; } = new();

    /// <summary>Every endpoint by name.</summary>
    [ConfigurationKeyName("endpoints")]
    public Dictionary<string, EndpointOptions> Endpoints { get; set; } = [];

    /// <summary>Endpoints that no plan contains, not even when named.</summary>
    [ConfigurationKeyName("skip_endpoints")]
    public List<string> SkipEndpoints { get; set; } = [];

    /// <summary>Prefixes of the lake's parts.</summary>
    [ConfigurationKeyName("s3_layout")]
    public LayoutOptions Layout { get; set; } = new();

    /// <summary>When <c>hoops validate</c> calls the lake bad.</summary>
    [ConfigurationKeyName("validate")]
    public ValidateOptions Validate { get; set; } = new();

    /// <summary>How holes are filled game by game.</summary>
    [ConfigurationKeyName("gap_fill")]
    public GapFillOptions GapFill { get; set; } = new();

    /// <summary>When and how gold is built.</summary>
    [ConfigurationKeyName("gold")]
    public GoldOptions Gold { get; set; } = new();
}
