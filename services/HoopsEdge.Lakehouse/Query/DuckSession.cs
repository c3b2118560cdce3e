using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using HoopsEdge.Lakehouse.Configuration;

namespace HoopsEdge.Lakehouse.Query;

/// <summary>
/// One DuckDB connection on a database of its own, in memory, spilling to a folder that is removed with it. Not for
/// use by two tasks at the same time.
/// </summary>
public sealed class DuckSession : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly DirectoryInfo _spill = Directory.CreateTempSubdirectory("hoops-duckdb-");

    static DuckSession() => DuckAllocator.KeepFreedMemory(DuckAllocator.Shortly);

    /// <summary>Opens a session.</summary>
    /// <param name="options">Memory and threads.</param>
    /// <param name="share">Share (0 to 1) of the memory and threads that this session may take.</param>
    public DuckSession(TransformOptions options, double share = 1)
    {
        _connection = new DuckDBConnection("DataSource=:memory:");
        _connection.Open();
        var memory = Math.Max(64, (int)(options.MemoryLimitMb * share));
        var threads = Math.Max(1, (int)Math.Round(options.Threads * share));
        Execute(string.Create(CultureInfo.InvariantCulture, $"set memory_limit = '{memory}MB'"));
        Execute(string.Create(CultureInfo.InvariantCulture, $"set threads = {threads}"));
        Execute($"set temp_directory = {Sql.Text(_spill.FullName)}");
        Execute("set TimeZone = 'UTC'");
        Execute("set enable_progress_bar = false");
    }

    /// <summary>Opens a session and runs statements that prepare it.</summary>
    /// <param name="options">Memory and threads.</param>
    /// <param name="preparation">Statements, such as macros.</param>
    public DuckSession(TransformOptions options, string preparation)
        : this(options) => Execute(preparation);

    /// <summary>Runs statements that give no rows back.</summary>
    /// <returns>Rows that the last one wrote, or -1.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the statement was interrupted.</exception>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        RunAsync(sql, command => command.ExecuteNonQuery(), cancellationToken);

    /// <summary>Reads every row of a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="read">Makes a value of the current row.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    public Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        RunAsync(
            sql,
            command =>
            {
                using var reader = command.ExecuteReader();
                var rows = new List<T>();
                while (reader.Read())
                {
                    rows.Add(read(reader));
                }

                return rows;
            },
            cancellationToken
        );

    /// <summary>Reads a query with its reader, for results that are streamed or have unknown columns.</summary>
    public Task<T> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        RunAsync(
            sql,
            command =>
            {
                using var reader = command.ExecuteReader();
                return read(reader);
            },
            cancellationToken
        );

    /// <summary>Appends rows to a table of the session, which is far faster than inserting them.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="append">Writes the rows; what it appended is in the table when this returns.</param>
    /// <param name="cancellationToken">Stops before the first row.</param>
    public Task AppendAsync(string table, Action<DuckDBAppender> append, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                using var appender = _connection.CreateAppender(table);
                append(appender);
            },
            cancellationToken
        );

    /// <inheritdoc />
    public void Dispose()
    {
        _connection.Dispose();
        try
        {
            _spill.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The operating system clears its temporary folder; a leftover harms nobody.
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<T> RunAsync<T>(string sql, Func<DuckDBCommand, T> run, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                using var command = _connection.CreateCommand();
                command.CommandText = sql;
                using var registration = cancellationToken.Register(command.Cancel);
                try
                {
                    return run(command);
                }
                catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
                {
                    throw new OperationCanceledException(cancellationToken);
                }
            },
            cancellationToken
        );
}
