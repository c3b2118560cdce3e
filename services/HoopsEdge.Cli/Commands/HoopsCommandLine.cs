using System.CommandLine;
using System.Runtime.InteropServices;
using HoopsEdge.Lakehouse.Aws.Json;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Cli.Commands;

/// <summary>The command line of <c>hoops</c>.</summary>
public static class HoopsCommandLine
{
    private const string Description = """
        HoopsEdge: the CollegeBasketballData API as a lakehouse, in one process.

        The API key comes from CBBD_API_KEY or BEARER_TOKEN. Without one, try: hoops demo
        Exit codes: 0 done, 1 done with dead letters or a breach, 2 bad usage or configuration, 130 interrupted.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        var (_, output, error) = terminal;

        // hoops query @FILE reads a statement: the parser's own response files stay off.
        var parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"hoops: {Worst(parsed).ReplaceLineEndings(" ")} (see hoops --help)");
            return ExitCode.Usage;
        }

        using var interrupt = new CancellationTokenSource();
        using var sigint = Obey(PosixSignal.SIGINT, terminal, interrupt);
        using var sigterm = Obey(PosixSignal.SIGTERM, terminal, interrupt);
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(configuration, interrupt.Token);
        }
        catch (Exception wrong) when (wrong is UsageException or ConfigurationException)
        {
            await error.WriteLineAsync($"hoops: {wrong.Message}");
            return ExitCode.Usage;
        }
        catch (Exception refused) when (refused is CatalogException or AwsServiceException)
        {
            await error.WriteLineAsync($"hoops: {refused.Message}");
            return ExitCode.Breach;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    /// <summary>The error that names a word which nobody knows goes before the one that misses another in its place.</summary>
    private static string Worst(ParseResult parsed) =>
        (
            parsed.Errors.FirstOrDefault(wrong => parsed.UnmatchedTokens.Any(wrong.Message.Contains))
            ?? parsed.Errors[0]
        ).Message;

    private static RootCommand Root(Terminal terminal) =>
        new(Description)
        {
            DemoCommand.Create(terminal),
            BackfillCommand.Create(terminal),
            IncrementalCommand.Create(terminal),
            GapFillCommand.Create(terminal),
            GoldCommand.Create(terminal),
            PlanCommand.Create(terminal),
            OneCommand.Create(terminal),
            StatusCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            ReportCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            QueryCommand.Create(terminal),
            RebuildCommand.Create(terminal),
        };

    // The first signal asks for an orderly end, a second one gets an immediate end.
    private static PosixSignalRegistration Obey(
        PosixSignal signal,
        Terminal terminal,
        CancellationTokenSource interrupt
    ) =>
        PosixSignalRegistration.Create(
            signal,
            context =>
            {
                if (!interrupt.IsCancellationRequested)
                {
                    context.Cancel = true;
                    terminal.Error.WriteLine("hoops: finishing what is in flight; press Ctrl-C again to end at once");
                    interrupt.Cancel();
                }
            }
        );
}
