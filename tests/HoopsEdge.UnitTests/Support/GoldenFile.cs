using System.Text.RegularExpressions;

namespace HoopsEdge.UnitTests.Support;

/// <summary>
/// Texts that users see, as files in Golden/. After a change that is meant, write them anew and read the difference:
/// <c>UPDATE_GOLDEN=1 dotnet run --project tests/HoopsEdge.UnitTests</c>, then <c>git diff</c>.
/// </summary>
internal static partial class GoldenFile
{
    private static readonly bool Updates = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void ShouldEqualGolden(this string text, string name)
    {
        var tidy = Tidy(text);
        Read(tidy, name).ShouldBe(tidy, $"see {nameof(GoldenFile)} how to update {name}");
    }

    /// <summary>The same words, wherever a narrow terminal breaks the lines.</summary>
    public static void ShouldHaveWordsOfGolden(this string text, string name)
    {
        var tidy = Tidy(text);
        Words(Read(tidy, name)).ShouldBe(Words(tidy), $"see {nameof(GoldenFile)} how to update {name}");
    }

    private static string Read(string tidy, string name)
    {
        var file = Path.Combine(SourceFolder(), name);
        if (Updates)
        {
            File.WriteAllText(file, tidy);
        }

        return File.ReadAllText(file);
    }

    private static string Tidy(string text) =>
        TrailingSpace().Replace(text.ReplaceLineEndings("\n"), "").Trim('\n') + "\n";

    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HoopsEdge.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.ShouldNotBeNull().FullName, "tests", "HoopsEdge.UnitTests", "Golden");
    }

    [GeneratedRegex(@"[ \t]+(?=\n|$)")]
    private static partial Regex TrailingSpace();
}
