using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>lake</c>: where the lake and its state are.</summary>
public sealed class LakeOptions
{
    /// <summary>Folder of the lake, relative to the working directory. The state is in <c>.state/</c> inside it.</summary>
    [ConfigurationKeyName("folder"), Required]
    public string Folder { get; set; } = "lake";

    /// <summary>File of the state store.</summary>
    public string StateFile => Path.Combine(Folder, ".state", "checkpoints.db");
}
