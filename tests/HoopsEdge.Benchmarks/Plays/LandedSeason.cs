using System.Text.Json;
using HoopsEdge.Contracts;

namespace HoopsEdge.Benchmarks.Plays;

/// <summary>A lake with landed answers of /plays/date and nothing made of them.</summary>
internal sealed record LandedSeason
{
    private const string IndexFile = "landed.json";

    /// <summary>Folder of the lake.</summary>
    public required string Folder { get; init; }

    /// <summary>What the generator was asked for; other numbers make another season.</summary>
    public required string Recipe { get; init; }

    /// <summary>The answers, a UTC day each, oldest first.</summary>
    public required IReadOnlyList<LandedDay> Days { get; init; }

    /// <summary>Rows in all answers.</summary>
    public long Rows => Days.Sum(day => day.Landed.Rows);

    /// <summary>Games that have their own day among the answers.</summary>
    public int Games => Days.Sum(day => day.Games);

    /// <summary>Rows that silver must have: a game of the next day's 00:00Z counts on its own day only.</summary>
    public long SilverRows => Days.Sum(day => day.OwnRows);

    /// <summary>The first days, as many as it takes to have some games.</summary>
    public LandedSeason Take(int games)
    {
        var enough =
            Days.Select((_, index) => Days.Take(index + 1).Sum(day => day.Games)).Count(sum => sum < games) + 1;
        return this with { Days = [.. Days.Take(enough)] };
    }

    /// <summary>The season that an earlier run left in a folder, or null.</summary>
    public static LandedSeason? Read(string folder, string? recipe)
    {
        var file = Path.Combine(folder, IndexFile);
        var season = File.Exists(file) ? JsonSerializer.Deserialize<LandedSeason>(File.ReadAllText(file)) : null;
        return recipe is null || season?.Recipe == recipe ? season : null;
    }

    /// <summary>Keeps the list of answers in the folder.</summary>
    public void Write() => File.WriteAllText(Path.Combine(Folder, IndexFile), JsonSerializer.Serialize(this));
}

/// <summary>One landed answer.</summary>
/// <param name="Landed">The announcement that the transformer gets.</param>
/// <param name="Parameters">The request's parameters.</param>
/// <param name="Games">Games of the day itself.</param>
/// <param name="OwnRows">Rows of those games.</param>
internal sealed record LandedDay(
    RawLanded Landed,
    IReadOnlyDictionary<string, string> Parameters,
    int Games,
    long OwnRows
);
