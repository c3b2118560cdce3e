using System.Globalization;

namespace HoopsEdge.Benchmarks;

/// <summary>Figures and targets of a benchmark.</summary>
internal sealed class Report
{
    private readonly List<(string Name, double Value, string Verdict)> _lines = [];
    private bool _missed;

    /// <summary>A figure without a target.</summary>
    public void Figure(string name, double value) => _lines.Add((name, value, ""));

    /// <summary>A figure with a target.</summary>
    public void Target(string name, double value, string target, bool reached)
    {
        _lines.Add((name, value, $"target {target}: {(reached ? "reached" : "MISSED")}"));
        _missed |= !reached;
    }

    /// <summary>Prints the table.</summary>
    /// <returns>The exit code: 1 when a target is missed.</returns>
    public int Print()
    {
        var width = _lines.Max(line => line.Name.Length);
        foreach (var (name, value, verdict) in _lines)
        {
            var number = value.ToString(value >= 1000 ? "N0" : "F2", CultureInfo.InvariantCulture);
            Console.WriteLine($"{name.PadRight(width)}  {number, 10}  {verdict}".TrimEnd());
        }

        return _missed ? 1 : 0;
    }
}
