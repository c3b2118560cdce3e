using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HoopsEdge.Cli.Output;
using HoopsEdge.Lakehouse.Configuration;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Planning;

namespace HoopsEdge.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> _config = new("--config")
    {
        Description = "Configuration file; config.yaml of the working directory, else the one beside the program",
        HelpName = "FILE",
    };

    private readonly Option<string> _lake = new("--lake")
    {
        Description = "Folder of the lake, or s3://BUCKET",
        HelpName = "DIR",
    };

    private readonly Option<string> _profile = new("--profile")
    {
        Description =
            "local: folder, SQLite, catalog in the lake; aws: S3, DynamoDB, Glue; else what the configuration says",
        HelpName = string.Join('|', Profile.Names),
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON for programs" };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Log what the services do to the error stream",
    };

    private readonly Option<SeasonRange> _seasons = new("--seasons")
    {
        Description = "A season (2025) or a range (2024..2026)",
        HelpName = "A..B",
        CustomParser = ParseSeasons,
    };

    private readonly Option<string[]> _endpoints = new("--endpoints")
    {
        Description = "Endpoints by name, separated by commas; also those that plan only on request",
        HelpName = "A,B",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds the options that every command has.</summary>
    public CommonOptions AddTo(Command command)
    {
        command.Options.Add(_config);
        command.Options.Add(_lake);
        command.Options.Add(_profile);
        command.Options.Add(_json);
        command.Options.Add(_verbose);
        return this;
    }

    /// <summary>Adds seasons and endpoints.</summary>
    public CommonOptions AddSelectionTo(Command command)
    {
        command.Options.Add(_seasons);
        command.Options.Add(_endpoints);
        return this;
    }

    /// <summary>True when the user wants JSON.</summary>
    public bool WantsJson(ParseResult result) => result.GetValue(_json);

    /// <summary>True when the user wants the services' logs.</summary>
    public bool IsVerbose(ParseResult result) => result.GetValue(_verbose);

    /// <summary>Loads the configuration.</summary>
    /// <exception cref="ConfigurationException">It is wrong.</exception>
    /// <param name="result">The parsed command line.</param>
    /// <param name="preset">Values that go before file and environment, but not before the command line; or null.</param>
    public HoopsOptions Load(ParseResult result, IReadOnlyDictionary<string, string?>? preset = null)
    {
        var overrides = preset?.ToDictionary() ?? [];
        if (result.GetValue(_lake) is { } lake)
        {
            SetLake(overrides, lake);
        }

        var file = result.GetValue(_config) ?? ConfigurationLoader.DefaultFile();
        return ConfigurationLoader.Load(file, overrides, result.GetValue(_profile));
    }

    /// <summary>True when the command line itself chooses a profile.</summary>
    public bool NamesProfile(ParseResult result) => result.GetValue(_profile) is not null;

    /// <summary>The run that the options ask for.</summary>
    public RunRequest Request(ParseResult result, RunMode mode)
    {
        var seasons = result.GetValue(_seasons);
        return new RunRequest
        {
            Mode = mode,
            From = seasons?.From,
            To = seasons?.To,
            Endpoints =
            [
                .. (result.GetValue(_endpoints) ?? []).SelectMany(list =>
                    list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                ),
            ],
        };
    }

    private static void SetLake(Dictionary<string, string?> overrides, string lake)
    {
        if (lake.StartsWith(LakeName.BucketScheme, StringComparison.Ordinal))
        {
            overrides["lake:store"] = "s3";
            overrides["bucket"] = lake[LakeName.BucketScheme.Length..].TrimEnd('/');
            return;
        }

        overrides["lake:store"] = "folder";
        overrides["lake:folder"] = lake;
    }

    private static SeasonRange? ParseSeasons(ArgumentResult argument)
    {
        var text = argument.Tokens[^1].Value;
        var parts = text.Split("..");
        if (
            parts.Length is 1 or 2
            && parts.All(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is > 2002 and < 2101
            )
        )
        {
            var years = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            if (years[0] <= years[^1])
            {
                return new SeasonRange(new Season(years[0]), new Season(years[^1]));
            }
        }

        argument.AddError($"--seasons '{text}' is neither a season such as 2025 nor a range such as 2024..2026");
        return null;
    }
}

/// <summary>Seasons from one to another.</summary>
/// <param name="From">First season.</param>
/// <param name="To">Last season.</param>
internal sealed record SeasonRange(Season From, Season To);
