using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Cli.Output;

/// <summary>How the lake is called towards people: as <c>--lake</c> takes it.</summary>
internal static class LakeName
{
    /// <summary>The scheme of a lake in a bucket.</summary>
    public const string BucketScheme = "s3://";

    /// <summary>The lake of a configuration.</summary>
    public static string Of(HoopsOptions options) =>
        options.Lake.Store == LakeStore.S3 ? BucketScheme + options.Bucket : options.Lake.Folder;

    /// <summary>The name in full, for one who does not know the working directory.</summary>
    public static string Full(string lake) =>
        lake.StartsWith(BucketScheme, StringComparison.Ordinal) ? lake : Path.GetFullPath(lake);
}
