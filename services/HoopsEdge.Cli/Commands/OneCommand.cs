using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HoopsEdge.Cli.Hosting;
using HoopsEdge.Fetcher;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace HoopsEdge.Cli.Commands;

/// <summary><c>hoops one</c>: a single request, printed, nothing written.</summary>
internal static class OneCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("one", "Make a single request and print its answer; nothing is written to the lake");
        var endpoint = new Option<string>("--endpoint")
        {
            Description = "Name of the endpoint, such as games_teams",
            Required = true,
        };
        var parameters = new Option<string>("--params")
        {
            Description = "Parameters as JSON, such as '{\"season\": 2025, \"team\": \"Duke\"}'",
            DefaultValueFactory = _ => "{}",
        };
        var common = new CommonOptions().AddTo(command);
        command.Options.Add(endpoint);
        command.Options.Add(parameters);
        command.SetAction(
            async (result, cancellationToken) =>
            {
                var request = RequestOf(result.GetValue(endpoint) ?? "", result.GetValue(parameters) ?? "{}");
                using var host = await EmbeddedHost.BuildAsync(
                    common.Load(result),
                    common.IsVerbose(result),
                    cancellationToken
                );
                EmbeddedHost.RequireApiKey(host);
                await terminal.Error.WriteLineAsync($"GET /{request.RelativeUri} (fetch id {request.FetchId})");
                await using var body = new MemoryStream();
                var report = await host
                    .Services.GetRequiredService<SingleFetch>()
                    .RunAsync(request, body, cancellationToken);
                await terminal.Output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(body.ToArray()));
                await terminal.Error.WriteLineAsync(Describe(report));
                return report.Problem is null ? ExitCode.Done : ExitCode.Breach;
            }
        );
        return command;
    }

    private static FetchRequest RequestOf(string endpoint, string json)
    {
        if (!EndpointContracts.All.TryGetValue(endpoint, out var contract))
        {
            throw new UsageException(
                $"there is no endpoint '{endpoint}' (known: {string.Join(", ", EndpointContracts.All.Keys)})"
            );
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var parameters = document
                .RootElement.EnumerateObject()
                .ToDictionary(member => member.Name, member => member.Value.ToString());
            return FetchRequest.Create(contract, parameters);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new UsageException($"--params '{json}' is not a JSON object: {wrong.Message}", wrong);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message, wrong);
        }
    }

    private static string Describe(SingleFetchReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(report.Problem is { } problem ? $"hoops: {problem}" : $"{report.Rows:N0} rows")}, status {report.Status}, {report.Calls} calls{(report.UnknownFields.Count > 0 ? $", unknown fields: {string.Join(", ", report.UnknownFields)}" : "")}{(report.CallsLeft is { } left ? $", {left:N0} calls left this month" : "")}"
        );
}
