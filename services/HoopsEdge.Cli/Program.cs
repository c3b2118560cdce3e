using HoopsEdge.Cli;
using HoopsEdge.Cli.Commands;

return await HoopsCommandLine.RunAsync(args, Terminal.OfProcess());
