using System.CommandLine;
using DuckDB.NET.Data;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Cli.Output;
using HoopsEdge.Lakehouse.Query;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops query</c>: SQL over the lake.</summary>
internal static class QueryCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "query",
            "Run SQL over views of bronze, silver and gold, for example: hoops query \"select * from fct_games limit 5\""
        );
        var sql = new Argument<string>("sql") { Description = "The statement, or @FILE to read it from a file" };
        var format = new Option<string>("--format")
        {
            Description = "table, csv, json or parquet",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "csv", "json", "parquet");
        var file = new Option<string>("--output")
        {
            Description = "Write to a file; needed for parquet",
            HelpName = "FILE",
        };
        var common = new CommonOptions().AddTo(command);
        command.Arguments.Add(sql);
        command.Options.Add(format);
        command.Options.Add(file);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var wanted = common.WantsJson(result) ? "json" : result.GetValue(format) ?? "table";
                var target = new QueryTarget(wanted, result.GetValue(file));
                var statement = await ReadAsync(result.GetValue(sql) ?? "", cancellationToken);
                return await RunAsync(common, result, statement, target, terminal, cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommonOptions common,
        ParseResult result,
        string statement,
        QueryTarget target,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        if (target is { Format: "parquet", File: null })
        {
            throw new UsageException("--format parquet needs --output FILE");
        }

        if (target is { Format: "table", File: not null })
        {
            throw new UsageException("--output needs --format csv, json or parquet");
        }

        using var host = await EmbeddedHost.BuildAsync(
            common.Load(result),
            common.IsVerbose(result),
            cancellationToken
        );
        var views = host.Services.GetRequiredService<LakeViews>();
        using var session = await views.OpenForAsync(statement, cancellationToken);
        try
        {
            await QueryView.PrintAsync(session, statement, target, terminal, cancellationToken);
            return ExitCode.Done;
        }
        catch (DuckDBException wrong)
        {
            throw new UsageException($"query: {wrong.Message.ReplaceLineEndings(" ")}", wrong);
        }
    }

    private static async Task<string> ReadAsync(string statement, CancellationToken cancellationToken)
    {
        if (!statement.StartsWith('@'))
        {
            return statement;
        }

        var file = statement[1..];
        return File.Exists(file)
            ? await File.ReadAllTextAsync(file, cancellationToken)
            : throw new UsageException($"query: there is no file '{file}'");
    }
}
