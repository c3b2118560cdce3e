using System.Runtime.InteropServices;
using HoopsEdge.ApiSimulator;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.Write(CommandLine.Help);
    return 0;
}

var stopped = new TaskCompletionSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopped.TrySetResult();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var options = CommandLine.Parse(args, Environment.GetEnvironmentVariable("ASPNETCORE_URLS"));
    await using var server = await SimulatorServer.StartAsync(options, CancellationToken.None);
    Console.WriteLine(Invariant($"{options.Teams} teams at {server.BaseAddress}, clock {server.Clock.GetUtcNow():u}"));
    await stopped.Task;
    return 0;
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
catch (IOException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
