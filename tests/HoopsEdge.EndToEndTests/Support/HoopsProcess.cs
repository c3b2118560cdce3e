using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace HoopsEdge.EndToEndTests.Support;

/// <summary>The real <c>hoops</c> program as a child process with an environment of its own.</summary>
public sealed class HoopsProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private HoopsProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>The dotnet host that runs these tests.</summary>
    private static string DotNet =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    public static HoopsProcess Start(
        string workingFolder,
        IReadOnlyDictionary<string, string> environment,
        IEnumerable<string> arguments
    ) => StartAssembly("hoops.dll", arguments, workingFolder, environment);

    /// <summary>Starts a program of this solution that lies beside the tests.</summary>
    public static HoopsProcess StartAssembly(
        string assembly,
        IEnumerable<string> arguments,
        string workingFolder,
        IReadOnlyDictionary<string, string> environment
    ) => Start(DotNet, [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments], workingFolder, environment);

    /// <summary>Starts a program; its output is read from the first line on.</summary>
    public static HoopsProcess Start(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = new HoopsProcess(new Process { StartInfo = start });
        process._process.OutputDataReceived += (_, line) => Append(process._output, line.Data);
        process._process.ErrorDataReceived += (_, line) => Append(process._error, line.Data);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits for the end, however long a busy machine takes; the process does not outlive its patience.</summary>
    public async Task<HoopsResult> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw new TimeoutException($"hoops did not end.\n{Output}\n{Error}");
        }
        return new HoopsResult(_process.ExitCode, Output, Error);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Presses Ctrl-C.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <summary>Asks it to end, as Kubernetes and systemd do.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", Invariant($"kill -{signal} {Id}")]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}

/// <summary>How a run of the program ended.</summary>
public sealed record HoopsResult(int ExitCode, string Output, string Error)
{
    public HoopsResult ShouldExitWith(int code)
    {
        ExitCode.ShouldBe(code, $"{Output}\n{Error}");
        return this;
    }
}
