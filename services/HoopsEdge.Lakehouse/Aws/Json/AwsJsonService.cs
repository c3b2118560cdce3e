using System.Text.Json.Serialization;
using Amazon;

namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>A service that speaks JSON 1.1.</summary>
public sealed record AwsJsonService
{
    /// <summary>Name for people, such as Glue.</summary>
    public required string Name { get; init; }

    /// <summary>Name in host names and signatures, such as glue.</summary>
    public required string SigningName { get; init; }

    /// <summary>What stands before the operation in X-Amz-Target, such as AWSGlue.</summary>
    public required string TargetPrefix { get; init; }

    /// <summary>Region that is asked.</summary>
    public required string Region { get; init; }

    /// <summary>Address in place of AWS's own, or null.</summary>
    public required Uri? EndpointUrl { get; init; }

    /// <summary>The JSON of its requests and answers.</summary>
    public required JsonSerializerContext Json { get; init; }

    /// <summary>Where requests go.</summary>
    public Uri Endpoint =>
        EndpointUrl
        ?? new Uri($"https://{SigningName}.{Region}.{RegionEndpoint.GetBySystemName(Region).PartitionDnsSuffix}/");
}
