using System.Text.Json.Nodes;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Fetcher.Tests.Fixtures;

/// <summary>Rows that fit a contract, made up from its declared types.</summary>
public static class SampleRows
{
    public static DateTimeOffset FirstStart { get; } = new(2025, 11, 3, 17, 0, 0, TimeSpan.Zero);

    /// <summary>A body of rows whose startDate grows by a minute a row.</summary>
    public static JsonArray Of(EndpointContract contract, int count, int first = 0) =>
        [.. Enumerable.Range(first, count).Select(number => (JsonNode)RowOf(contract, number))];

    public static JsonObject RowOf(EndpointContract contract, int number, DateTimeOffset? startDate = null)
    {
        var row = (JsonObject)ValueOf(new ColumnType.Struct(contract.Columns), "", number)!;
        if (row.ContainsKey("startDate"))
        {
            row["startDate"] = Text(startDate ?? FirstStart.AddMinutes(number));
        }

        return row;
    }

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static JsonNode? ValueOf(ColumnType type, string name, int number) =>
        type switch
        {
            ColumnType.List list => new JsonArray(
                ValueOf(list.Element, name, number),
                ValueOf(list.Element, name, number + 1)
            ),
            ColumnType.Struct fields => new JsonObject(
                fields.Fields.Select(field => KeyValuePair.Create(field.Name, ValueOf(field.Type, field.Name, number)))
            ),
            ColumnType.Scalar { Kind: ScalarKind.Integer or ScalarKind.BigInt } => number,
            ColumnType.Scalar { Kind: ScalarKind.Double } => number + 0.25,
            ColumnType.Scalar { Kind: ScalarKind.Boolean } => number % 2 == 0,
            ColumnType.Scalar { Kind: ScalarKind.TimestampTz } => "2025-11-03T17:00:00.000Z",
            ColumnType.Scalar { Kind: ScalarKind.Date } => "2004-02-29",
            _ => $"{name} \"{number}\" é",
        };
}
