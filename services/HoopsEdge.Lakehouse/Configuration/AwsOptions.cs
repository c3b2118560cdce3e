using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>
/// <c>aws</c>: how AWS is reached. Credentials are never here: they come from where every AWS tool finds them (the
/// environment, ~/.aws, the task's or the instance's role).
/// </summary>
public sealed class AwsOptions
{
    /// <summary>Address of every AWS service (an S3-compatible store, a local server), or null for AWS itself.</summary>
    [ConfigurationKeyName("endpoint_url")]
    public Uri? EndpointUrl { get; set; }

    /// <summary>True puts the bucket into the path instead of the host name; null does so where there is an
    /// <see cref="EndpointUrl"/>.</summary>
    [ConfigurationKeyName("path_style")]
    public bool? PathStyle { get; set; }

    /// <summary>Whether the bucket goes into the path.</summary>
    public bool UsesPathStyle => PathStyle ?? EndpointUrl is not null;
}
