using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>lake</c>: where the lake is.</summary>
public sealed class LakeOptions
{
    /// <summary>What the lake is kept in; on S3 it is in <c>bucket</c>.</summary>
    [ConfigurationKeyName("store")]
    public LakeStore Store { get; set; } = LakeStore.Folder;

    /// <summary>Folder of the lake, relative to the working directory. SQLite's state is in <c>.state/</c> inside it.</summary>
    [ConfigurationKeyName("folder"), Required]
    public string Folder { get; set; } = "lake";

    /// <summary>Folder for local copies of S3 objects, which DuckDB reads; empty is one in the user's profile.</summary>
    [ConfigurationKeyName("cache_folder")]
    public string CacheFolder { get; set; } = "";

    /// <summary>Size in MB that the local copies are cut back to; what is in use is kept.</summary>
    [ConfigurationKeyName("cache_mb"), Range(16, 10_000_000)]
    public int CacheMb { get; set; } = 4096;

    /// <summary>What to do about a bucket whose store ignores the conditions of writes.</summary>
    [ConfigurationKeyName("conditional_writes")]
    public ConditionalWrites ConditionalWrites { get; set; } = ConditionalWrites.Require;

    /// <summary>File of the state store in SQLite.</summary>
    public string StateFile => Path.Combine(Folder, ".state", "checkpoints.db");
}
