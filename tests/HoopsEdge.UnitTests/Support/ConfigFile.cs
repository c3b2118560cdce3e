using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.UnitTests.Support;

/// <summary>The shipped config.yaml, and copies of it with something changed.</summary>
public sealed class ConfigFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ConfigFile(string text) => File.WriteAllText(Path, text);

    /// <summary>The file that ships beside the program.</summary>
    public static string Shipped { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "config.yaml");

    public string Path => _folder.File("config.yaml");

    public static ConfigFile Of(string text) => new(text);

    /// <summary>The shipped file with one place changed; the place must be there exactly once.</summary>
    public static ConfigFile With(string place, string change)
    {
        var text = File.ReadAllText(Shipped);
        text.Split(place).Length.ShouldBe(2, $"'{place}' is not exactly once in config.yaml");
        return new ConfigFile(text.Replace(place, change, StringComparison.Ordinal));
    }

    public HoopsOptions Load(IReadOnlyDictionary<string, string?>? overrides = null) =>
        ConfigurationLoader.Load(Path, overrides);

    /// <summary>What is wrong with the file, with its path shortened to its name.</summary>
    public string Refusal(IReadOnlyDictionary<string, string?>? overrides = null)
    {
        var message = Should.Throw<ConfigurationException>(() => Load(overrides)).Message;
        message.ShouldNotContain('\n');
        return message.Replace(Path, "config.yaml", StringComparison.Ordinal);
    }

    /// <summary>The text of a line, counted from 1.</summary>
    public string LineAt(int line) => File.ReadAllLines(Path)[line - 1];

    public void Dispose() => _folder.Dispose();
}
