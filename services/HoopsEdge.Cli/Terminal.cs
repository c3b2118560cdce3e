using Spectre.Console;

namespace HoopsEdge.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Console">Tables and progress, for people.</param>
/// <param name="Output">Data, for programs.</param>
/// <param name="Error">Errors, one line each.</param>
public sealed record Terminal(IAnsiConsole Console, TextWriter Output, TextWriter Error)
{
    /// <summary>Width of tables that go to a file or a pipe: wide enough not to wrap.</summary>
    private const int PipeWidth = 180;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = PipeWidth;
        }

        return new Terminal(console, System.Console.Out, System.Console.Error);
    }

    /// <summary>True when a person watches: progress may be drawn over itself.</summary>
    public bool IsInteractive => Console.Profile.Capabilities.Interactive && Console.Profile.Out.IsTerminal;
}
