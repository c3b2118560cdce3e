using System.Text.Json;

namespace HoopsEdge.Transformer.Tests.Contracts;

/// <summary>The API's own description, when it lies beside the repository.</summary>
internal sealed class OpenApiDocument(JsonElement root)
{
    public static OpenApiDocument? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HoopsEdge.sln")))
            {
                var file = Path.Combine(folder.FullName, "..", "shared", "api", "openapi.json");
                return File.Exists(file) ? new OpenApiDocument(JsonElement.Parse(File.ReadAllText(file))) : null;
            }
        }

        return null;
    }

    public IReadOnlyList<string> Paths => [.. root.GetProperty("paths").EnumerateObject().Select(path => path.Name)];

    /// <summary>Parameters of a path as <c>name type</c>, with a star where required, in name order.</summary>
    public IReadOnlyList<string> Parameters(string path) =>
        [
            .. Operation(path)
                .GetProperty("parameters")
                .EnumerateArray()
                .Select(parameter =>
                    $"{Text(parameter, "name")} {Kind(parameter)}{(IsRequired(parameter) ? " *" : "")}"
                )
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Columns of a path's rows as <c>name TYPE</c>, in name order on every level.</summary>
    public IReadOnlyList<string> Columns(string path)
    {
        var answer = Operation(path).GetProperty("responses").GetProperty("200").GetProperty("content");
        var rows = answer.GetProperty("application/json").GetProperty("schema");
        return [.. Fields(Resolve(rows.GetProperty("items")))];
    }

    private JsonElement Operation(string path) => root.GetProperty("paths").GetProperty(path).GetProperty("get");

    private static bool IsRequired(JsonElement parameter) =>
        parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    private string Kind(JsonElement parameter)
    {
        var schema = Resolve(parameter.GetProperty("schema"));
        return schema.TryGetProperty("enum", out var words)
                ? string.Join(
                    " or ",
                    words.EnumerateArray().Select(word => word.GetString()).Order(StringComparer.Ordinal)
                )
            : TryText(schema, "format") == "date-time" ? "date-time"
            : Text(schema, "type");
    }

    private string TypeOf(JsonElement reference)
    {
        var schema = Resolve(reference);
        return (TryText(schema, "type") ?? "object", TryText(schema, "format")) switch
        {
            ("integer", _) => "INTEGER",
            ("number", _) => "DOUBLE",
            ("boolean", _) => "BOOLEAN",
            ("string", "date-time") => "TIMESTAMPTZ",
            ("string", "date") => "DATE",
            ("string", _) => "VARCHAR",
            ("array", _) => TypeOf(schema.GetProperty("items")) + "[]",
            _ => $"STRUCT({string.Join(", ", Fields(schema))})",
        };
    }

    private IEnumerable<string> Fields(JsonElement schema) =>
        Properties(schema)
            .Select(property => $"{property.Name} {TypeOf(property.Value)}")
            .Order(StringComparer.Ordinal);

    private IEnumerable<JsonProperty> Properties(JsonElement schema) =>
        schema.TryGetProperty("allOf", out var parts)
            ? parts.EnumerateArray().SelectMany(part => Properties(Resolve(part)))
            : schema.GetProperty("properties").EnumerateObject();

    private JsonElement Resolve(JsonElement schema) =>
        TryText(schema, "$ref") is { } reference
            ? Resolve(root.GetProperty("components").GetProperty("schemas").GetProperty(reference.Split('/')[^1]))
            : schema;

    private static string Text(JsonElement element, string name) => TryText(element, name) ?? "";

    private static string? TryText(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
