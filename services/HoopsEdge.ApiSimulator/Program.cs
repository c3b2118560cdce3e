using HoopsEdge.ApiSimulator;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.Write(CommandLine.Help);
    return 0;
}

try
{
    var options = CommandLine.Parse(args);
    await using var server = await SimulatorServer.StartAsync(options, CancellationToken.None);
    Console.WriteLine(Invariant($"{options.Teams} teams at {server.BaseAddress}, clock {server.Clock.GetUtcNow():u}"));
    await server.WaitForShutdownAsync(CancellationToken.None);
    return 0;
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
