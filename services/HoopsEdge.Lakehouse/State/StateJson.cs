using System.Text.Json.Serialization;

namespace HoopsEdge.Lakehouse.State;

/// <summary>Source-generated JSON of the documents in the state store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FetchCheckpoint))]
public sealed partial class StateJson : JsonSerializerContext;
