using System.CommandLine;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Lakehouse.Catalog;
using HoopsEdge.Lakehouse.Query;
using HoopsEdge.Scheduler.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops status</c>: what is in the lake.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("status", "Show what is in the lake, the last run and the calls left");
        var common = new CommonOptions().AddTo(command);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var options = common.Load(result);
                using var host = await EmbeddedHost.BuildAsync(options, common.IsVerbose(result), cancellationToken);
                var inventory = host.Services.GetRequiredService<ICatalogInventory>();
                var tables = new List<TableStatus>();
                foreach (
                    var table in await host
                        .Services.GetRequiredService<LakeViews>()
                        .ReadDefinitionsAsync(cancellationToken)
                )
                {
                    tables.Add(TableStatus.Of(table, await inventory.FindAsync(table, cancellationToken)));
                }

                var status = new LakeStatus(
                    LakeName.Full(LakeName.Of(options)),
                    tables,
                    await host.Services.GetRequiredService<RunSummaries>().ReadLatestAsync(cancellationToken),
                    await BudgetGate.RemainingAsync(host, cancellationToken)
                );
                StatusView.Print(status, common.WantsJson(result), terminal);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
