using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>A YAML file as configuration keys (<c>api:base_url</c>) with the lines they stand on.</summary>
internal sealed class YamlFile
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _lines = new(StringComparer.OrdinalIgnoreCase);

    private YamlFile(string name) => Name = name;

    /// <summary>The file's path as the user gave it.</summary>
    public string Name { get; }

    /// <summary>Values by configuration key.</summary>
    public IReadOnlyDictionary<string, string?> Values => _values;

    /// <summary>Every key that is written, with its value or, where it has none, null.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Keys =>
        _lines
            .Keys.Where(key => key.Length > 0)
            .Select(key => KeyValuePair.Create(key, _values.GetValueOrDefault(key)));

    /// <summary>Where a key is written, as <c>config.yaml:12</c>.</summary>
    public string Locate(string key) =>
        _lines.TryGetValue(key, out var line) ? string.Create(CultureInfo.InvariantCulture, $"{Name}:{line}") : Name;

    /// <exception cref="ConfigurationException">The file is missing or is not YAML.</exception>
    public static YamlFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ConfigurationException($"{path}: no such file; give one with --config FILE");
        }

        var file = new YamlFile(path);
        try
        {
            using var reader = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents.Count > 0)
            {
                file.AddRoot(stream.Documents[0].RootNode);
            }
        }
        catch (YamlException broken)
        {
            throw new ConfigurationException(
                string.Create(CultureInfo.InvariantCulture, $"{path}:{broken.Start.Line}: not YAML: {broken.Message}"),
                broken
            );
        }

        return file;
    }

    private void AddRoot(YamlNode root)
    {
        if (root is not YamlMappingNode)
        {
            throw new ConfigurationException(
                string.Create(CultureInfo.InvariantCulture, $"{Name}:{root.Start.Line}: not YAML of keys and values")
            );
        }

        Add("", root);
    }

    private void Add(string key, YamlNode node)
    {
        _lines[key] = node.Start.Line;
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (name, value) in mapping.Children)
                {
                    Add(key.Length == 0 ? $"{name}" : $"{key}:{name}", value);
                }

                break;
            case YamlSequenceNode sequence:
                for (var index = 0; index < sequence.Children.Count; index++)
                {
                    Add(string.Create(CultureInfo.InvariantCulture, $"{key}:{index}"), sequence.Children[index]);
                }

                break;
            case YamlScalarNode { Value: not (null or "" or "~" or "null") } scalar:
                _values[key] = scalar.Value;
                break;
            case YamlScalarNode { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted }:
                _values[key] = "";
                break;
        }
    }
}
