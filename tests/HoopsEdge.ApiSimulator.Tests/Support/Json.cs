using System.Text.Json;

namespace HoopsEdge.ApiSimulator.Tests.Support;

/// <summary>Short ways into a row.</summary>
internal static class Json
{
    public static JsonElement At(this JsonElement row, string path) =>
        path.Split('.').Aggregate(row, (element, name) => element.GetProperty(name));

    public static int Int(this JsonElement row, string path) => row.At(path).GetInt32();

    public static double Number(this JsonElement row, string path) => row.At(path).GetDouble();

    public static string Text(this JsonElement row, string path) => row.At(path).GetString() ?? "";

    public static bool Flag(this JsonElement row, string path) => row.At(path).GetBoolean();

    public static bool IsNull(this JsonElement row, string path) => row.At(path).ValueKind == JsonValueKind.Null;

    public static DateTimeOffset Instant(this JsonElement row, string path) => row.At(path).GetDateTimeOffset();
}
