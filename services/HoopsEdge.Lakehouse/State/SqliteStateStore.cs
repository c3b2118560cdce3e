using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace HoopsEdge.Lakehouse.State;

/// <summary>
/// The state store in one SQLite file, shared safely by the processes of one machine. A write that was confirmed
/// survives the death of the process; a power cut may take the newest ones, never one without those after it.
/// </summary>
public sealed class SqliteStateStore : IStateStore, IDisposable
{
    private const string Schema = """
        pragma journal_mode = wal;
        pragma synchronous = normal;
        pragma busy_timeout = 30000;
        create table if not exists checkpoints (
            endpoint text not null,
            parameter_hash text not null,
            payload text not null,
            version integer not null,
            primary key (endpoint, parameter_hash)
        ) without rowid;
        """;

    private readonly string _connectionString;

    // One writer a process: SQLite has one writer a file anyway, and its driver waits long when it meets another.
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Opens the file, creating it and its folder when they are missing.</summary>
    /// <param name="file">Path of the SQLite file.</param>
    public SqliteStateStore(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".");
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        _writer = Open();
        using var command = _writer.CreateCommand();
        command.CommandText = Schema;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public Task<StateDocument?> GetAsync(string partition, string sort, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Open();
        using var command = Command(
            connection,
            "select endpoint, parameter_hash, payload, version from checkpoints where endpoint = $partition and parameter_hash = $sort",
            ("$partition", partition),
            ("$sort", sort)
        );
        using var reader = command.ExecuteReader();
        return Task.FromResult(reader.Read() ? Read(reader) : null);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StateDocument> QueryAsync(
        string partition,
        string sortPrefix,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var connection = Open();
        using var command = Command(
            connection,
            """
            select endpoint, parameter_hash, payload, version from checkpoints
            where endpoint = $partition and parameter_hash >= $prefix and substr(parameter_hash, 1, length($prefix)) = $prefix
            order by parameter_hash
            """,
            ("$partition", partition),
            ("$prefix", sortPrefix)
        );
        using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return Read(reader);
        }
    }

    /// <inheritdoc />
    public async Task<long?> PutAsync(
        string partition,
        string sort,
        string json,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var command = Command(
                _writer,
                expectedVersion == 0
                    ? "insert into checkpoints values ($partition, $sort, $json, 1) on conflict do nothing"
                    : """
                    update checkpoints set payload = $json, version = version + 1
                    where endpoint = $partition and parameter_hash = $sort and version = $expected
                    """,
                ("$partition", partition),
                ("$sort", sort),
                ("$json", json),
                ("$expected", expectedVersion)
            );
            return command.ExecuteNonQuery() == 1 ? expectedVersion + 1 : null;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(
        string partition,
        string sort,
        long expectedVersion,
        CancellationToken cancellationToken
    )
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var command = Command(
                _writer,
                "delete from checkpoints where endpoint = $partition and parameter_hash = $sort and version = $expected",
                ("$partition", partition),
                ("$sort", sort),
                ("$expected", expectedVersion)
            );
            return command.ExecuteNonQuery() == 1;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writer.Dispose();
        _writing.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(
        SqliteConnection connection,
        string sql,
        params ReadOnlySpan<(string Name, object Value)> parameters
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private static StateDocument Read(SqliteDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3));
}
