using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace HoopsEdge.Benchmarks;

/// <summary>Runs this program again, for what has to be measured in a process of its own.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a command that ends with <see cref="Tell"/>.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<Measured> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet") { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("no process");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var last = output.TrimEnd().Split('\n')[^1];
        return process.ExitCode == 0 && JsonSerializer.Deserialize<Measured>(last) is { } measured
            ? measured with
            {
                Seconds = watch.Elapsed.TotalSeconds,
            }
            : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}: {output}");
    }

    /// <summary>Tells the parent the peak memory of this process.</summary>
    public static void Tell() => Console.WriteLine(JsonSerializer.Serialize(new Measured(PeakMb(), 0)));

    private static double PeakMb()
    {
        var line = File.ReadLines("/proc/self/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kilobytes = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }
}

/// <summary>What is known of a child process.</summary>
/// <param name="PeakMb">Largest resident memory, in megabytes.</param>
/// <param name="Seconds">From its start to its end.</param>
internal sealed record Measured(double PeakMb, double Seconds);
