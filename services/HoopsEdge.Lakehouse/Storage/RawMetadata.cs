using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HoopsEdge.Contracts;

namespace HoopsEdge.Lakehouse.Storage;

/// <summary>What is kept with every raw object, so that bronze and silver can be made again from raw/ alone.</summary>
public sealed record RawMetadata
{
    /// <summary>The fetch that the object answers.</summary>
    public required string FetchId { get; init; }

    /// <summary>The run that made the request.</summary>
    public required string RunId { get; init; }

    /// <summary>Name of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The request in canonical form.</summary>
    public required string Request { get; init; }

    /// <summary>The request's parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The rows that the answer is the authority for.</summary>
    public required FetchScope Scope { get; init; }

    /// <summary>SHA-256 of the body's bytes, hex.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>Order-insensitive hash of the rows of all pages, hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Rows of this page.</summary>
    public required long Rows { get; init; }

    /// <summary>Number of this page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Pages of the whole answer.</summary>
    public required int Pages { get; init; }

    /// <summary>When the answer was received, UTC; the same for all its pages.</summary>
    public required DateTimeOffset IngestedAt { get; init; }

    /// <summary>Fingerprint of the contract that the body was checked against.</summary>
    public required string Contract { get; init; }

    /// <summary>Paths unknown to that contract.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    /// <summary>The first value that does not fit that contract, or null: such a body goes no further than raw/.</summary>
    public string? Misfit { get; init; }

    /// <summary>As object metadata: small text values.</summary>
    public IReadOnlyDictionary<string, string> ToDictionary()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fetch_id"] = FetchId,
            ["run_id"] = RunId,
            ["endpoint"] = Endpoint,
            ["request"] = Request,
            ["parameters"] = JsonSerializer.Serialize(Parameters, RawJson.Default.IReadOnlyDictionaryStringString),
            ["scope"] = JsonSerializer.Serialize(Scope, RawJson.Default.FetchScope),
            ["content_sha256"] = ContentSha256,
            ["content_hash"] = ContentHash,
            ["rows"] = Rows.ToString(CultureInfo.InvariantCulture),
            ["page"] = Page.ToString(CultureInfo.InvariantCulture),
            ["pages"] = Pages.ToString(CultureInfo.InvariantCulture),
            ["ingested_at"] = IngestedAt.ToString("O", CultureInfo.InvariantCulture),
            ["contract"] = Contract,
        };
        if (UnknownFields.Count > 0)
        {
            values["unknown_fields"] = JsonSerializer.Serialize(UnknownFields, RawJson.Default.IReadOnlyListString);
        }

        if (Misfit is not null)
        {
            values["misfit"] = Misfit;
        }

        return values;
    }

    /// <summary>Reads what <see cref="ToDictionary"/> wrote.</summary>
    /// <returns>The metadata, or null when the object carries none: it is none of ours.</returns>
    /// <exception cref="FormatException">A value is not what was written.</exception>
    public static RawMetadata? Read(IReadOnlyDictionary<string, string> values)
    {
        if (!values.ContainsKey("fetch_id"))
        {
            return null;
        }

        return new RawMetadata
        {
            FetchId = values["fetch_id"],
            RunId = values["run_id"],
            Endpoint = values["endpoint"],
            Request = values["request"],
            Parameters = Json(values["parameters"], RawJson.Default.IReadOnlyDictionaryStringString),
            Scope = Json(values["scope"], RawJson.Default.FetchScope),
            ContentSha256 = values["content_sha256"],
            ContentHash = values["content_hash"],
            Rows = long.Parse(values["rows"], CultureInfo.InvariantCulture),
            Page = int.Parse(values["page"], CultureInfo.InvariantCulture),
            Pages = int.Parse(values["pages"], CultureInfo.InvariantCulture),
            IngestedAt = DateTimeOffset.ParseExact(values["ingested_at"], "O", CultureInfo.InvariantCulture),
            Contract = values["contract"],
            UnknownFields = values.TryGetValue("unknown_fields", out var fields)
                ? Json(fields, RawJson.Default.IReadOnlyListString)
                : [],
            Misfit = values.GetValueOrDefault("misfit"),
        };
    }

    private static T Json<T>(string text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(text, type) ?? throw new FormatException($"'{text}' is empty");
}

/// <summary>Source-generated JSON inside raw metadata.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FetchScope))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class RawJson : JsonSerializerContext;
