using HoopsEdge.Cli;
using HoopsEdge.Cli.Commands;
using Spectre.Console;

namespace HoopsEdge.UnitTests.Support;

/// <summary>The command line of hoops in this process, on a terminal of fixed width that is not watched.</summary>
internal sealed class Hoops : IDisposable
{
    private const int Width = 120;

    private readonly StringWriter _console = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public Hoops()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(_console),
            }
        );
        console.Profile.Width = Width;
        Terminal = new Terminal(console, _output, _error);
    }

    public Terminal Terminal { get; }

    /// <summary>What went to the terminal for people.</summary>
    public string Screen => _console.ToString();

    /// <summary>What went to programs.</summary>
    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>Runs a command over a lake, with the shipped configuration and no account to ask.</summary>
    public async Task<int> RunAsync(TestLake lake, params string[] args)
    {
        using var config = ConfigFile.With("info_url: https://api.collegefootballdata.com/info", "info_url: ''");
        return await RunAsync([.. args, "--config", config.Path, "--lake", lake.Options.Lake.Folder]);
    }

    public Task<int> RunAsync(params string[] args) => HoopsCommandLine.RunAsync(args, Terminal);

    public void Dispose()
    {
        _console.Dispose();
        _output.Dispose();
        _error.Dispose();
    }
}
