using System.ComponentModel.DataAnnotations;
using System.Reflection;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>Reads config.yaml and <c>HOOPS__</c> environment variables into checked options.</summary>
public static class ConfigurationLoader
{
    private const string EnvironmentPrefix = "HOOPS__";

    /// <summary>Loads and checks the configuration.</summary>
    /// <param name="path">Path of config.yaml.</param>
    /// <param name="overrides">Values that go before the file and the environment, such as command-line options.</param>
    /// <exception cref="ConfigurationException">Something is wrong with it; one line names the key path.</exception>
    public static HoopsOptions Load(string path, IReadOnlyDictionary<string, string?>? overrides = null)
    {
        var file = YamlFile.Read(path);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(file.Values)
            .AddEnvironmentVariables(EnvironmentPrefix)
            .AddInMemoryCollection(overrides)
            .Build();
        if (OptionsSchema.FindProblem(configuration, typeof(HoopsOptions)) is var (key, problem))
        {
            throw Wrong(file, key, problem);
        }

        var options = new HoopsOptions();
        configuration.Bind(options);
        CheckValues(file, options, "");
        CheckEndpoints(file, options);
        return options;
    }

    private static void CheckValues(YamlFile file, object section, string path)
    {
        var results = new List<ValidationResult>();
        foreach (var property in section.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name is not { } name)
            {
                continue;
            }

            var key = path.Length == 0 ? name : $"{path}:{name}";
            var value = property.GetValue(section);
            var context = new ValidationContext(section) { MemberName = property.Name, DisplayName = "value" };
            if (!Validator.TryValidateProperty(value, context, results))
            {
                throw Wrong(file, key, $"'{value}': {results[0].ErrorMessage}");
            }

            if (value is Dictionary<string, EndpointOptions> endpoints)
            {
                foreach (var (endpoint, options) in endpoints)
                {
                    CheckValues(file, options, $"{key}:{endpoint}");
                }
            }
            else if (value is not (null or Enum) && value.GetType().Namespace == typeof(HoopsOptions).Namespace)
            {
                CheckValues(file, value, key);
            }
        }
    }

    private static void CheckEndpoints(YamlFile file, HoopsOptions options)
    {
        foreach (var (name, endpoint) in options.Endpoints)
        {
            if (!EndpointContracts.All.TryGetValue(name, out var contract))
            {
                throw Wrong(file, $"endpoints:{name}", "the API has no such endpoint (see hoops plan --help)");
            }

            if (MissingParameter(contract, endpoint.Expand) is { } parameter)
            {
                throw Wrong(
                    file,
                    $"endpoints:{name}:expand",
                    $"{contract.Path} takes no '{parameter}', so it cannot be asked that way"
                );
            }
        }

        if (EndpointContracts.All.Keys.FirstOrDefault(name => !options.Endpoints.ContainsKey(name)) is { } missing)
        {
            throw Wrong(
                file,
                $"endpoints:{missing}",
                "is missing; to leave an endpoint out, name it in skip_endpoints"
            );
        }

        if (options.SkipEndpoints.FirstOrDefault(name => !options.Endpoints.ContainsKey(name)) is { } unknown)
        {
            throw Wrong(file, "skip_endpoints", $"there is no endpoint '{unknown}'");
        }
    }

    private static string? MissingParameter(EndpointContract contract, Expansion expansion)
    {
        string[] needed = expansion switch
        {
            Expansion.Snapshot => [],
            Expansion.Season => [contract.SeasonParameter ?? "season"],
            Expansion.SeasonWindows => ["season", "startDateRange", "endDateRange"],
            Expansion.SeasonByTeam => ["season", "team"],
            Expansion.SeasonByConference => ["season", "conference"],
            Expansion.SeasonByTournament => ["season", "tournament"],
            Expansion.SeasonByPlayer => ["season", "playerId"],
            Expansion.Day => ["date"],
            Expansion.Game => ["gameId"],
            _ => throw new InvalidOperationException($"Expansion {expansion} names no parameters"),
        };
        return needed.FirstOrDefault(name => !contract.Parameters.ContainsKey(name))
            ?? contract.Required.FirstOrDefault(name => !needed.Contains(name));
    }

    private static ConfigurationException Wrong(YamlFile file, string key, string problem)
    {
        var variable = EnvironmentPrefix + key.Replace(":", "__", StringComparison.Ordinal);
        var overridden = Environment
            .GetEnvironmentVariables()
            .Keys.Cast<string>()
            .Any(name => name.Equals(variable, StringComparison.OrdinalIgnoreCase));
        var place = overridden ? $"environment variable {variable}" : file.Locate(key);
        return new ConfigurationException($"{place}: {key.Replace(':', '.')}: {problem}");
    }
}
