using System.Text.Json;

namespace HoopsEdge.ApiSimulator.Tests.Support;

/// <summary>The published OpenAPI document, when it lies beside the repository.</summary>
internal sealed class ContractDocument(JsonElement root)
{
    public static readonly string[] AllPaths =
    [
        "/conferences",
        "/conferences/history",
        "/draft/picks",
        "/draft/positions",
        "/draft/teams",
        "/games",
        "/games/media",
        "/games/players",
        "/games/teams",
        "/lines",
        "/lines/providers",
        "/lineups/game/{gameId}",
        "/lineups/team",
        "/plays/date",
        "/plays/game/{gameId}",
        "/plays/player/{playerId}",
        "/plays/team",
        "/plays/tournament",
        "/plays/types",
        "/rankings",
        "/ratings/adjusted",
        "/ratings/elo",
        "/ratings/srs",
        "/recruiting/players",
        "/recruiting/portal",
        "/recruiting/teams",
        "/scoreboard",
        "/stats/player/season",
        "/stats/player/shooting/season",
        "/stats/team/leaderboard",
        "/stats/team/season",
        "/stats/team/shooting/season",
        "/substitutions/game/{gameId}",
        "/substitutions/player/{playerId}",
        "/substitutions/team",
        "/teams",
        "/teams/roster",
        "/venues",
    ];

    /// <summary>Routes that later versions of the contract added.</summary>
    public static readonly string[] NewerPaths =
    [
        "/scoreboard",
        "/ratings/elo",
        "/recruiting/teams",
        "/recruiting/portal",
        "/stats/team/leaderboard",
    ];

    public static ContractDocument? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "api", "openapi.json");
            if (File.Exists(file))
                return new ContractDocument(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
        }
        return null;
    }

    public JsonElement Row(string path) =>
        root.GetProperty("paths")
            .GetProperty(path)
            .GetProperty("get")
            .GetProperty("responses")
            .GetProperty("200")
            .GetProperty("content")
            .GetProperty("application/json")
            .GetProperty("schema")
            .GetProperty("items");

    public IEnumerable<string> Breaches(JsonElement value, JsonElement schema, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return IsNullable(schema) ? [] : [$"{path} is null"];
        if (schema.TryGetProperty("$ref", out var reference))
            return Breaches(value, Resolve(reference), path);
        if (schema.TryGetProperty("allOf", out _) || schema.TryGetProperty("properties", out _))
            return ObjectBreaches(value, Fields(schema), path);
        return schema.GetProperty("type").GetString() switch
        {
            "array" when value.ValueKind == JsonValueKind.Array => value
                .EnumerateArray()
                .SelectMany(item => Breaches(item, schema.GetProperty("items"), path + "[]")),
            "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _) => [],
            "number" when value.ValueKind == JsonValueKind.Number => [],
            "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
            "string" when value.ValueKind == JsonValueKind.String => EnumBreaches(value, schema, path),
            var type => [$"{path} is {value.ValueKind}, not {type}"],
        };
    }

    private bool IsNullable(JsonElement schema) =>
        (schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean())
        || (schema.TryGetProperty("$ref", out var reference) && IsNullable(Resolve(reference)));

    private JsonElement Resolve(JsonElement reference) =>
        root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);

    private Dictionary<string, JsonElement> Fields(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Fields(Resolve(reference));
        var fields = new Dictionary<string, JsonElement>();
        if (schema.TryGetProperty("allOf", out var parts))
        {
            foreach (var field in parts.EnumerateArray().SelectMany(Fields))
                fields[field.Key] = field.Value;
        }
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var field in properties.EnumerateObject())
                fields[field.Name] = field.Value;
        }
        return fields;
    }

    private IEnumerable<string> ObjectBreaches(JsonElement value, Dictionary<string, JsonElement> fields, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return [$"{path} is no object"];
        var present = value.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        return
        [
            .. fields.Keys.Except(present.Keys).Select(name => $"{path}.{name} is missing"),
            .. present.Keys.Except(fields.Keys).Select(name => $"{path}.{name} is extra"),
            .. present
                .Where(field => fields.ContainsKey(field.Key))
                .SelectMany(field => Breaches(field.Value, fields[field.Key], $"{path}.{field.Key}")),
        ];
    }

    private static string[] EnumBreaches(JsonElement value, JsonElement schema, string path) =>
        schema.TryGetProperty("enum", out var names)
        && names.EnumerateArray().All(name => name.GetString() != value.GetString())
            ? [$"{path} has no value {value}"]
            : [];
}
