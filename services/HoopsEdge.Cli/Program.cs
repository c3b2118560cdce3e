using HoopsEdge.Cli.Commands;
using Spectre.Console;

return await HoopsCommandLine.RunAsync(args, AnsiConsole.Console, Console.Out, Console.Error);
