using System.Text.Json.Serialization;

namespace HoopsEdge.Lakehouse.State;

/// <summary>How far a fetch has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FetchStatus>))]
public enum FetchStatus
{
    /// <summary>Wanted, not answered yet.</summary>
    Planned,

    /// <summary>The answer is durable in raw/, not yet in silver.</summary>
    Landed,

    /// <summary>The answer is in bronze and silver.</summary>
    Transformed,

    /// <summary>The answer has the same rows as the last one.</summary>
    Unchanged,

    /// <summary>The answer has no rows; it is asked again later.</summary>
    Empty,

    /// <summary>The API does not know the path or the thing asked for (404).</summary>
    NotFound,

    /// <summary>The key's tier does not include the endpoint.</summary>
    NotEntitled,

    /// <summary>Failed for good: there is a dead letter.</summary>
    Dead,
}
