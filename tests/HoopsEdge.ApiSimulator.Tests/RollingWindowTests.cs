using System.Globalization;
using System.Text.Json;
using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

/// <summary>The promise to incremental clients: a week's window, asked daily, misses nothing that happens.</summary>
public sealed class RollingWindowTests
{
    private const int Days = 35;
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/games", "id")]
    [InlineData("/games/teams", "gameId")]
    [InlineData("/lines", "gameId")]
    public async Task Seven_days_back_replaced_every_day_end_up_as_one_whole_answer(string path, string id)
    {
        await using var api = await Api.StartAsync(
            new SimulatorOptions
            {
                Teams = 60,
                Today = Begin,
                ChangeRate = 3,
            }
        );
        var kept = Keep([], await Window(api, path, Begin.AddDays(-100), Begin), Begin.AddDays(-100), Begin, id);
        for (var day = 1; day <= Days; day++)
        {
            var now = Begin.AddDays(day);
            api.Server.Clock.MoveTo(now);
            kept = Keep(kept, await Window(api, path, now.AddDays(-7), now), now.AddDays(-7), now, id);
        }

        var whole = await Window(api, path, Begin.AddDays(-100), Begin.AddDays(Days));

        Sorted(kept).ShouldBe(Sorted(whole));
    }

    private static JsonElement[] Keep(
        JsonElement[] kept,
        IReadOnlyList<JsonElement> fresh,
        DateTimeOffset from,
        DateTimeOffset to,
        string id
    )
    {
        var ids = fresh.Select(row => row.Int(id)).ToHashSet();
        return
        [
            .. kept.Where(row =>
                row.Instant("startDate") is var start && (start < from || start > to) && !ids.Contains(row.Int(id))
            ),
            .. fresh,
        ];
    }

    private static Task<IReadOnlyList<JsonElement>> Window(
        Api api,
        string path,
        DateTimeOffset from,
        DateTimeOffset to
    ) => api.RowsAsync($"{path}?startDateRange={Text(from)}&endDateRange={Text(to)}");

    private static string Text(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string[] Sorted(IEnumerable<JsonElement> rows) =>
        [.. rows.Select(row => row.GetRawText()).Order(StringComparer.Ordinal)];
}
