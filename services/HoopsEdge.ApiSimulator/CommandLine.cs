using System.Globalization;
using HoopsEdge.ApiSimulator.Faults;
using HoopsEdge.ApiSimulator.Http;

namespace HoopsEdge.ApiSimulator;

/// <summary>Reads the program's options.</summary>
internal static class CommandLine
{
    private const int DefaultPort = 8787;

    public static string Help { get; } =
        $"""
            A simulated CollegeBasketballData API.

              --port N             port on 127.0.0.1 (default {DefaultPort}; 0 takes a free one)
              --urls U;V           addresses to listen on instead (default: ASPNETCORE_URLS)
              --teams N            Division I teams (default 360)
              --season S           the season served (default 2026)
              --seasons A..B       several seasons
              --seed N             everything follows from it (default 1)
              --today D            the clock: yyyy-MM-dd (its noon, UTC) or an instant (default 2026-07-01)
              --key K              the bearer key (default simulated)
              --quota N            calls a month (default 75000)
              --tier N             subscription tier 0..6 (default 3)
              --changes R          how often games change: 0 never, 1 as usual (default 1)
              --stable-order       rows keep one order
              --quirks a,b         {string.Join(", ", Enum.GetNames<Quirk>().Select(Kebab))}
              --fault SPEC         {FaultSpec.Usage}; may be repeated
                                   kinds: {string.Join(", ", FaultSpec.Kinds)}
              --help               this text

            """;

    /// <param name="arguments">What the user wrote.</param>
    /// <param name="hostedAt">Value of ASPNETCORE_URLS, by which a host that starts the program says where to listen.</param>
    /// <exception cref="FormatException">The options are wrong; the message is one line for the user.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> arguments, string? hostedAt = null)
    {
        var options = new SimulatorOptions { Port = DefaultPort };
        if (!string.IsNullOrEmpty(hostedAt))
            options = options with { Urls = Addresses("ASPNETCORE_URLS", hostedAt) };
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--stable-order")
            {
                options = options with { UnstableOrder = false };
                continue;
            }
            if (i + 1 >= arguments.Count)
                throw new FormatException($"{arguments[i]} is unknown or needs a value; see --help");
            options = Set(options, arguments[i], arguments[++i]);
        }
        return OptionsRules.Complain(options) is { } complaint ? throw new FormatException(complaint) : options;
    }

    private static SimulatorOptions Set(SimulatorOptions options, string name, string value) =>
        name switch
        {
            "--port" => options with { Port = Number(name, value), Urls = null },
            "--urls" => options with { Urls = Addresses(name, value) },
            "--teams" => options with { Teams = Number(name, value) },
            "--season" => options with { FirstSeason = Number(name, value), LastSeason = Number(name, value) },
            "--seasons" => Seasons(options, value),
            "--seed" => options with { Seed = Number(name, value) },
            "--today" => options with
            {
                Today =
                    ControlEndpoints.ReadInstant(value) ?? throw new FormatException($"--today: '{value}' is no date"),
            },
            "--key" => options with { Key = value },
            "--quota" => options with { Quota = Number(name, value) },
            "--tier" => options with { Tier = Number(name, value) },
            "--changes" => options with { ChangeRate = Rate(name, value) },
            "--quirks" => options with { Quirks = value.Split(',').Select(ReadQuirk).ToHashSet() },
            "--fault" => options with { Faults = [.. options.Faults, FaultSpec.Parse(value)] },
            _ => throw new FormatException($"{name} is unknown; see --help"),
        };

    private static SimulatorOptions Seasons(SimulatorOptions options, string value)
    {
        var ends = value.Split("..");
        return options with { FirstSeason = Number("--seasons", ends[0]), LastSeason = Number("--seasons", ends[^1]) };
    }

    private static string Addresses(string name, string value) =>
        value.Split(';', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } addresses && addresses.All(IsAddress)
            ? value
            : throw new FormatException(
                Invariant($"{name}: '{value}' is not a list such as http://localhost:{DefaultPort}")
            );

    // Kestrel takes a free port of 127.0.0.1, but not of localhost, which is two addresses.
    private static bool IsAddress(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && BindingAddress.Parse(text) is not { Host: "localhost", Port: 0 };

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name}: '{value}' is no whole number");

    private static double Rate(string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name}: '{value}' is no number");

    private static Quirk ReadQuirk(string value)
    {
        var names = Enum.GetValues<Quirk>().Where(quirk => Kebab(quirk.ToString()) == value).ToArray();
        return names.Length == 1 ? names[0] : throw new FormatException($"--quirks: '{value}' is unknown; see --help");
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + c : c.ToString())).ToLowerInvariant();
}
