using System.Globalization;
using System.Text.Json;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Benchmarks.Backfills;

/// <summary>Small answers that fit the contracts: a schedule for /games, one row for every other request.</summary>
internal static class SampleAnswers
{
    private const int Season = 2025;
    private const int GameDays = 40;
    private const int Teams = 60;
    private const int Conferences = 6;
    private static readonly DateOnly FirstDay = new(2024, 11, 4);

    /// <summary>The body for a request.</summary>
    public static byte[] For(EndpointContract contract, IReadOnlyDictionary<string, string> query)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartArray();
            foreach (var known in contract.Name == "games" ? Games(query) : [Asked(query)])
            {
                WriteFields(json, contract.Columns, known);
            }

            json.WriteEndArray();
        }

        return body.ToArray();
    }

    // The values that make a row part of what was asked; all others are made up by type.
    private static Dictionary<string, object> Asked(IReadOnlyDictionary<string, string> query)
    {
        var day =
            query.GetValueOrDefault("date") ?? query.GetValueOrDefault("startDateRange") ?? "2024-11-04T00:00:00Z";
        return new Dictionary<string, object>
        {
            ["season"] = Season,
            ["year"] = Season,
            ["startDate"] = day,
            ["gameStartDate"] = day,
            ["team"] = query.GetValueOrDefault("team") ?? "Team 0",
            ["conference"] = query.GetValueOrDefault("conference") ?? "Conference 0",
        };
    }

    private static IEnumerable<Dictionary<string, object>> Games(IReadOnlyDictionary<string, string> query)
    {
        var from = DayOf(query["startDateRange"]);
        var to = DayOf(query["endDateRange"]);
        for (var number = 0; number < GameDays; number++)
        {
            var day = FirstDay.AddDays(number);
            for (var pair = 0; day >= from && day <= to && pair < Teams; pair += 2)
            {
                yield return GameOf(number * 1000 + pair + 1, day, pair);
            }
        }
    }

    private static Dictionary<string, object> GameOf(int id, DateOnly day, int home) =>
        new()
        {
            ["id"] = id,
            ["season"] = Season,
            ["seasonType"] = "regular",
            ["startDate"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T19:00:00Z",
            ["status"] = "final",
            ["tournament"] = "",
            ["homeTeam"] = $"Team {home}",
            ["homeTeamId"] = home + 1,
            ["homeConference"] = $"Conference {home % Conferences}",
            ["homePoints"] = 80,
            ["awayTeam"] = $"Team {home + 1}",
            ["awayTeamId"] = home + 2,
            ["awayConference"] = $"Conference {(home + 1) % Conferences}",
            ["awayPoints"] = 70,
        };

    private static DateOnly DayOf(string instant) => DateOnly.Parse(instant[..10], CultureInfo.InvariantCulture);

    private static void WriteFields(
        Utf8JsonWriter json,
        IEnumerable<Column> columns,
        IReadOnlyDictionary<string, object> known
    )
    {
        json.WriteStartObject();
        foreach (var column in columns)
        {
            json.WritePropertyName(column.Name);
            if (known.TryGetValue(column.Name, out var value) && column.Type is ColumnType.Scalar)
            {
                JsonSerializer.Serialize(json, value);
            }
            else
            {
                WriteValue(json, column.Type);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, ColumnType type)
    {
        switch (type)
        {
            case ColumnType.Struct row:
                WriteFields(json, row.Fields, new Dictionary<string, object>());
                break;
            case ColumnType.List list:
                json.WriteStartArray();
                WriteValue(json, list.Element);
                json.WriteEndArray();
                break;
            default:
                json.WriteRawValue(Literal(type.ToString()));
                break;
        }
    }

    private static string Literal(string type) =>
        type switch
        {
            "BOOLEAN" => "true",
            "VARCHAR" => "\"x\"",
            "TIMESTAMPTZ" or "TIMESTAMP" => "\"2024-11-04T19:00:00.000Z\"",
            "DATE" => "\"2024-11-04\"",
            _ => "1",
        };
}
