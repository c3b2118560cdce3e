using System.ComponentModel.DataAnnotations;
using System.Globalization;
using HoopsEdge.Lakehouse.Tables;
using Microsoft.Extensions.Configuration;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary><c>seasons</c>: which seasons there are, and how a season is cut into windows.</summary>
public sealed class SeasonsOptions
{
    /// <summary>First season of a backfill that names none.</summary>
    [ConfigurationKeyName("start"), Range(2003, 2100)]
    public int Start { get; set; } = 2010;

    /// <summary>Last season of a backfill that names none: a year, or <c>current</c>.</summary>
    [
        ConfigurationKeyName("end"),
        RegularExpression("current|20[0-9]{2}", ErrorMessage = "must be a year or 'current'")
    ]
    public string End { get; set; } = "current";

    /// <summary>Length of a window in days. A change makes other requests of the same data: rebuild afterwards.</summary>
    [ConfigurationKeyName("chunk_days"), Range(1, 366)]
    public int ChunkDays { get; set; } = 31;

    /// <summary>First day with games as MM-DD; the days of the season before it are one window.</summary>
    [
        ConfigurationKeyName("first_game_day"),
        RegularExpression(
            "(08|10|12)-(0[1-9]|[12][0-9]|3[01])|(09|11)-(0[1-9]|[12][0-9]|30)",
            ErrorMessage = "must be MM-DD from August to December"
        )
    ]
    public string FirstGameDay { get; set; } = "11-01";

    /// <summary>Last day with games as MM-DD; the last window runs to the end of the season.</summary>
    [
        ConfigurationKeyName("last_game_day"),
        RegularExpression(
            "(01|03|05|07)-(0[1-9]|[12][0-9]|3[01])|(04|06)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])",
            ErrorMessage = "must be MM-DD from January to July, a day that every year has"
        )
    ]
    public string LastGameDay { get; set; } = "04-15";

    /// <summary>The season that <see cref="End"/> means on a day.</summary>
    public Season LastSeason(DateOnly today) =>
        End == "current" ? Season.Of(today) : new Season(int.Parse(End, CultureInfo.InvariantCulture));

    /// <summary>First day of a season with games.</summary>
    public DateOnly FirstGameDayOf(Season season) => Day(season.Year - 1, FirstGameDay);

    /// <summary>Last day of a season with games.</summary>
    public DateOnly LastGameDayOf(Season season) => Day(season.Year, LastGameDay);

    /// <summary>
    /// The windows of a season, without gap or overlap: one up to the first game day, then one each
    /// <see cref="ChunkDays"/>, the last of them up to the end of the season.
    /// </summary>
    public IEnumerable<(DateOnly From, DateOnly To)> Windows(Season season)
    {
        var from = FirstGameDayOf(season);
        if (from > season.Start)
        {
            yield return (season.Start, from.AddDays(-1));
        }

        var last = LastGameDayOf(season);
        while (from <= season.End)
        {
            var to = from.AddDays(ChunkDays - 1);
            to = to >= last || to > season.End ? season.End : to;
            yield return (from, to);
            from = to.AddDays(1);
        }
    }

    private static DateOnly Day(int year, string monthDay) =>
        DateOnly.ParseExact($"{year:0000}-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
