using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HoopsEdge.Lakehouse.Tables;

/// <summary>The contracts of all endpoints, read once from Tables/Endpoints/*.yaml.</summary>
public static class EndpointContracts
{
    /// <summary>The endpoint whose rows say which teams, conferences, days and games there are to ask about.</summary>
    public const string Games = "games";

    private const string Prefix = "endpoints/";
    private static readonly Lazy<IReadOnlyDictionary<string, EndpointContract>> Loaded = new(LoadAll);

    /// <summary>Every contract by endpoint name.</summary>
    public static IReadOnlyDictionary<string, EndpointContract> All => Loaded.Value;

    private static SortedDictionary<string, EndpointContract> LoadAll()
    {
        var assembly = typeof(EndpointContracts).Assembly;
        var contracts = new SortedDictionary<string, EndpointContract>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource) ?? Stream.Null);
            var name = Path.GetFileNameWithoutExtension(resource[Prefix.Length..]);
            contracts.Add(name, Read(name, reader));
        }

        return contracts;
    }

    /// <summary>Reads one contract file.</summary>
    /// <param name="name">Name of the endpoint.</param>
    /// <param name="yaml">The file.</param>
    /// <exception cref="FormatException">A column or parameter type is not known.</exception>
    public static EndpointContract Read(string name, TextReader yaml)
    {
        var file = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithDuplicateKeyChecking()
            .Build()
            .Deserialize<ContractFile>(yaml);
        var columns = file.Columns.Select(column => new Column(column.Key, ColumnType.Parse(column.Value))).ToArray();
        return new EndpointContract
        {
            Name = name,
            Path = file.Path,
            Parameters = file.Parameters.ToDictionary(entry => entry.Key, entry => ReadParameter(entry.Value)),
            Required = file.Required,
            RequiredAny = file.RequiredAny,
            RowCap = file.RowCap,
            Tier = file.Tier,
            Key = file.Key,
            Columns = columns,
            Fingerprint = Fingerprint(columns),
        };
    }

    private static ParameterType ReadParameter(object value) =>
        value is IEnumerable<object> words
            ? ParameterType.OneOf([.. words.Select(word => $"{word}")])
            : ParameterType.Of($"{value}");

    private static string Fingerprint(IEnumerable<Column> columns) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns))))[..8];

    private sealed class ContractFile
    {
        public string Path { get; set; } = "";
        public Dictionary<string, object> Parameters { get; set; } = [];
        public List<string> Required { get; set; } = [];
        public List<string> RequiredAny { get; set; } = [];
        public int? RowCap { get; set; }
        public int Tier { get; set; }
        public List<string> Key { get; set; } = [];
        public Dictionary<string, string> Columns { get; set; } = [];
    }
}
