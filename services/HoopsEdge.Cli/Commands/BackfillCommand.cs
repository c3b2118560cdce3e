using System.CommandLine;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops backfill</c>.</summary>
internal static class BackfillCommand
{
    public static Command Create(Terminal terminal) =>
        RunCommand.Create(
            "backfill",
            "Fetch every scope of the seasons that is not complete yet; resumable at any point",
            RunMode.Backfill,
            terminal
        );
}

/// <summary><c>hoops incremental</c>.</summary>
internal static class IncrementalCommand
{
    public static Command Create(Terminal terminal) =>
        RunCommand.Create(
            "incremental",
            "Fetch what is due: snapshots, the rolling window of the current season, games gone final, a few old scopes",
            RunMode.Incremental,
            terminal
        );
}

/// <summary><c>hoops gap-fill</c>.</summary>
internal static class GapFillCommand
{
    public static Command Create(Terminal terminal) =>
        RunCommand.Create(
            "gap-fill",
            "Fetch game by game what finished games lack: plays, substitutions, lineups",
            RunMode.GapFill,
            terminal
        );
}
