using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>state</c>: where checkpoints, claims, runs and limits are.</summary>
public sealed class StateOptions
{
    /// <summary>What the state is kept in.</summary>
    [ConfigurationKeyName("store")]
    public StateStoreKind Store { get; set; } = StateStoreKind.Sqlite;

    /// <summary>The DynamoDB table; it must exist.</summary>
    [ConfigurationKeyName("table"), RegularExpression("^[A-Za-z0-9_.-]{3,255}$")]
    public string Table { get; set; } = "cbbd_checkpoints";
}
