using System.Text.Json.Serialization;

namespace HoopsEdge.Lakehouse.State;

/// <summary>Source-generated JSON of the documents that limit fetching.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RateLimiterState))]
[JsonSerializable(typeof(CallBudgetState))]
[JsonSerializable(typeof(FetchStop))]
internal sealed partial class LimitJson : JsonSerializerContext;
