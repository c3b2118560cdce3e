using Spectre.Console;

namespace HoopsEdge.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Console">Tables and progress, for people.</param>
/// <param name="Output">Data, for programs.</param>
/// <param name="Error">Errors, one line each.</param>
public sealed record Terminal(IAnsiConsole Console, TextWriter Output, TextWriter Error)
{
    /// <summary>True when a person watches: progress may be drawn over itself.</summary>
    public bool IsInteractive => Console.Profile.Capabilities.Interactive && Console.Profile.Out.IsTerminal;
}
