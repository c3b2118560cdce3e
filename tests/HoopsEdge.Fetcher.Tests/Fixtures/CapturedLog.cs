using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HoopsEdge.Fetcher.Tests.Fixtures;

/// <summary>Keeps every log line of every level.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines);

    public void Dispose() { }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel} {category} {eventId.Name} {formatter(state, exception)} {exception}");
    }
}
