using System.Globalization;
using HoopsEdge.Scheduler.Runs;
using Spectre.Console;

namespace HoopsEdge.Cli.Output;

/// <summary>Shows where a run stands: a bar on a terminal, a line every few seconds when piped.</summary>
internal static class ProgressView
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    /// <summary>Follows a run to its end.</summary>
    /// <param name="lines">Where lines go instead of the console, or null.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="run">The run; it is given what to report to.</param>
    public static Task<RunSummary> FollowAsync(
        TextWriter? lines,
        Terminal terminal,
        Func<IProgress<RunProgress>, Task<RunSummary>> run
    ) =>
        lines is null && terminal.IsInteractive
            ? FollowOnTerminalAsync(terminal.Console, run)
            : run(new Lines(lines ?? terminal.Output));

    private static Task<RunSummary> FollowOnTerminalAsync(
        IAnsiConsole console,
        Func<IProgress<RunProgress>, Task<RunSummary>> run
    ) =>
        console
            .Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("planning");
                return run(
                    new Sink(progress =>
                    {
                        bar.MaxValue = Math.Max(1, progress.Planned);
                        bar.Value = progress.Done;
                        bar.Description = Markup.Escape(Describe(progress));
                    })
                );
            });

    private static string Describe(RunProgress progress) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Done:N0}/{progress.Planned:N0} fetches, {progress.Calls:N0} calls ({progress.CallsPerSecond:0.0}/s), {progress.Rows:N0} rows, {Left(progress)}"
        );

    private static string Left(RunProgress progress) =>
        progress.SuspendedUntil is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"quota used up, going on at {until:u}")
        : progress.Left is { } left ? $"{Duration.Text(left)} left"
        : "time left unknown";

    private sealed class Sink(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value);
    }

    private sealed class Lines(TextWriter writer) : IProgress<RunProgress>
    {
        private TimeSpan _next = LineInterval;

        public void Report(RunProgress value)
        {
            if (value.Elapsed < _next)
            {
                return;
            }

            _next = value.Elapsed + LineInterval;
            var suspended = value.SuspendedUntil is { } until
                ? string.Create(CultureInfo.InvariantCulture, $" suspended_until={until:yyyy-MM-ddTHH:mm:ssZ}")
                : "";
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"progress done={value.Done} planned={value.Planned} calls={value.Calls} calls_per_second={value.CallsPerSecond:0.00} rows={value.Rows} dead={value.Dead} elapsed_seconds={value.Elapsed.TotalSeconds:0} left_seconds={value.Left?.TotalSeconds ?? -1:0}{suspended}"
                )
            );
        }
    }
}
