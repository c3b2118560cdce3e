using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>An answer that is written row by row: no answer is ever held in memory as a whole.</summary>
internal abstract class RowStream
{
    public static RowStream Of<T>(IEnumerable<T> rows, JsonTypeInfo<T> shape) => new Typed<T>(rows, shape);

    /// <returns>The number of rows written.</returns>
    public abstract Task<int> WriteAsync(PipeWriter output, CancellationToken cancellationToken);

    private sealed class Typed<T>(IEnumerable<T> rows, JsonTypeInfo<T> shape) : RowStream
    {
        private const int FlushAt = 64 * 1024;

        public override async Task<int> WriteAsync(PipeWriter output, CancellationToken cancellationToken)
        {
            // Validation costs a tenth of the time and the serializer cannot write anything but valid JSON.
            await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
            var count = 0;
            json.WriteStartArray();
            foreach (var row in rows)
            {
                JsonSerializer.Serialize(json, row, shape);
                count++;
                if (json.BytesPending + output.UnflushedBytes < FlushAt)
                    continue;
                json.Flush();
                await output.FlushAsync(cancellationToken);
            }
            json.WriteEndArray();
            json.Flush();
            await output.FlushAsync(cancellationToken);
            return count;
        }
    }
}
