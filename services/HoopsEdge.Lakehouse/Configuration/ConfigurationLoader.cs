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
    /// <param name="profile">Name of a <see cref="Profile"/>, or null for the one that HOOPS_PROFILE names.</param>
    /// <exception cref="ConfigurationException">Something is wrong with it; one line names the key path.</exception>
    public static HoopsOptions Load(
        string path,
        IReadOnlyDictionary<string, string?>? overrides = null,
        string? profile = null
    )
    {
        var file = YamlFile.Read(path);
        var sources = new Sources(file, Profile.Find(profile), overrides ?? new Dictionary<string, string?>());

        // Keys without a value are looked at too, but not bound: they leave the default as it is.
        var written = Build(sources, file.Keys);
        if (OptionsSchema.FindProblem(written, typeof(HoopsOptions)) is var (key, problem))
        {
            throw Wrong(sources, key, problem);
        }

        var configuration = Build(sources, file.Values);
        var options = new HoopsOptions();
        configuration.Bind(options);
        CheckValues(sources, options, "");
        CheckSeasons(sources, options.Seasons);
        CheckEndpointNames(sources, written, options);
        CheckExpansions(sources, options);
        return options;
    }

    /// <summary>config.yaml of the working directory, else the one that came with the program.</summary>
    public static string DefaultFile() =>
        File.Exists("config.yaml") ? "config.yaml" : Path.Combine(AppContext.BaseDirectory, "config.yaml");

    private static IConfigurationRoot Build(Sources sources, IEnumerable<KeyValuePair<string, string?>> file) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(file)
            .AddInMemoryCollection(sources.Profile.Values)
            .AddInMemoryCollection(ConventionalVariables.Values())
            .AddEnvironmentVariables(EnvironmentPrefix)
            .AddInMemoryCollection(sources.Overrides)
            .Build();

    private static void CheckValues(Sources sources, object section, string path)
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
                throw Wrong(sources, key, $"'{value}': {results[0].ErrorMessage}");
            }

            if (value is Dictionary<string, EndpointOptions> endpoints)
            {
                foreach (var (endpoint, options) in endpoints)
                {
                    CheckValues(sources, options, $"{key}:{endpoint}");
                }
            }
            else if (value is not (null or Enum) && value.GetType().Namespace == typeof(HoopsOptions).Namespace)
            {
                CheckValues(sources, value, key);
            }
        }
    }

    private static void CheckSeasons(Sources sources, SeasonsOptions seasons)
    {
        if (seasons.End != "current" && seasons.LastSeason(default).Year < seasons.Start)
        {
            throw Wrong(sources, "seasons:end", $"'{seasons.End}': is before seasons.start ({seasons.Start})");
        }
    }

    private static void CheckEndpointNames(Sources sources, IConfiguration written, HoopsOptions options)
    {
        foreach (var endpoint in written.GetSection("endpoints").GetChildren())
        {
            if (!EndpointContracts.All.ContainsKey(endpoint.Key))
            {
                throw Wrong(sources, endpoint.Path, "the API has no such endpoint (see hoops plan --help)");
            }

            if (endpoint["expand"] is null)
            {
                throw Wrong(sources, endpoint.Path, "expand is missing: it says how the data is cut into requests");
            }
        }

        if (EndpointContracts.All.Keys.FirstOrDefault(name => !options.Endpoints.ContainsKey(name)) is { } missing)
        {
            throw Wrong(
                sources,
                $"endpoints:{missing}",
                "is missing; to leave an endpoint out, name it in skip_endpoints"
            );
        }

        if (options.SkipEndpoints.FirstOrDefault(name => !options.Endpoints.ContainsKey(name)) is { } unknown)
        {
            throw Wrong(sources, "skip_endpoints", $"there is no endpoint '{unknown}'");
        }
    }

    private static void CheckExpansions(Sources sources, HoopsOptions options)
    {
        foreach (var (name, endpoint) in options.Endpoints)
        {
            var contract = EndpointContracts.All[name];
            var needed = ParametersOf(contract, endpoint.Expand);
            if (needed.FirstOrDefault(parameter => !contract.Parameters.ContainsKey(parameter)) is { } unknown)
            {
                throw Wrong(
                    sources,
                    $"endpoints:{name}:expand",
                    $"{contract.Path} takes no '{unknown}', so it cannot be asked that way"
                );
            }

            var lacking =
                contract.Required.FirstOrDefault(parameter => !needed.Contains(parameter))
                ?? (contract.RequiredAny is [var any, ..] && !contract.RequiredAny.Any(needed.Contains) ? any : null);
            if (lacking is not null)
            {
                throw Wrong(
                    sources,
                    $"endpoints:{name}:expand",
                    $"{contract.Path} needs '{lacking}', so it cannot be asked that way"
                );
            }
        }
    }

    private static string[] ParametersOf(EndpointContract contract, Expansion expansion) =>
        expansion switch
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

    private static ConfigurationException Wrong(Sources sources, string key, string problem) =>
        new($"{sources.Locate(key)}: {key.Replace(':', '.')}: {problem}");

    /// <summary>Where values come from, the strongest first: the command line, the environment, the profile, the file.</summary>
    private sealed record Sources(YamlFile File, Profile Profile, IReadOnlyDictionary<string, string?> Overrides)
    {
        public string Locate(string key)
        {
            var variable = EnvironmentPrefix + key.Replace(":", "__", StringComparison.Ordinal);
            var isVariable = Environment
                .GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Any(name => name.Equals(variable, StringComparison.OrdinalIgnoreCase));
            return Overrides.ContainsKey(key) ? "command line"
                : isVariable ? $"environment variable {variable}"
                : ConventionalVariables.NameOf(key) is { } conventional ? $"environment variable {conventional}"
                : Profile.Values.ContainsKey(key) ? $"profile {Profile.Name}"
                : File.Locate(key);
        }
    }
}
