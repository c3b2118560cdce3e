using System.Diagnostics;

namespace HoopsEdge.TestServers;

/// <summary>A server as a child process with an environment of its own; it does not outlive this process.</summary>
public sealed class ChildServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly EventHandler _endWithParent;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildServer(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.Exited += (_, _) => Signal();
        _endWithParent = (_, _) => Kill();
    }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program that inherits nothing but PATH.</summary>
    public static ChildServer Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var server = new ChildServer(start);
        server._process.Start();
        AppDomain.CurrentDomain.ProcessExit += server._endWithParent;
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Waits until a line with this text was printed.</summary>
    /// <exception cref="InvalidOperationException">The program ended before; the message has its last lines.</exception>
    public async Task PrintedAsync(string text, CancellationToken cancellation)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed);
            var ended = HasExited;
            lock (_output)
                if (_output.Any(line => line.Contains(text, StringComparison.Ordinal)))
                    return;
            if (ended)
                throw new InvalidOperationException(Invariant($"{_process.StartInfo.FileName} ended: {Tail()}"));
            await changed.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Asks it to end (SIGTERM) and waits until it has.</summary>
    public async Task TerminateAsync(CancellationToken cancellation)
    {
        using var kill = Process.Start("sh", ["-c", Invariant($"kill -TERM {Id}")]);
        await kill.WaitForExitAsync(cancellation);
        await _process.WaitForExitAsync(cancellation);
    }

    /// <summary>Ends it as a power cut would (SIGKILL) and waits until it is gone.</summary>
    public Task KillAsync(CancellationToken cancellation)
    {
        Kill();
        return _process.WaitForExitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= _endWithParent;
        await KillAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
    }

    private void Append(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
        Signal();
    }

    private void Signal() =>
        Interlocked
            .Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();

    private string Tail()
    {
        lock (_output)
            return string.Join('\n', _output.TakeLast(20));
    }
}
