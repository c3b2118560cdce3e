namespace HoopsEdge.Fetcher.Bodies;

/// <summary>Where bodies are kept until they are in the lake.</summary>
/// <param name="Path">A folder that exists.</param>
public sealed record ScratchFolder(string Path);
