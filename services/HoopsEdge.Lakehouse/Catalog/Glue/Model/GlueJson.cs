using System.Text.Json.Serialization;

namespace HoopsEdge.Lakehouse.Catalog.Glue.Model;

/// <summary>Source-generated JSON of the Glue requests that the catalog makes.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetDatabaseRequest))]
[JsonSerializable(typeof(GetTableRequest))]
[JsonSerializable(typeof(GetTableAnswer))]
[JsonSerializable(typeof(CreateTableRequest))]
[JsonSerializable(typeof(UpdateTableRequest))]
[JsonSerializable(typeof(EmptyAnswer))]
[JsonSerializable(typeof(GetPartitionsRequest))]
[JsonSerializable(typeof(GetPartitionsAnswer))]
[JsonSerializable(typeof(BatchCreatePartitionRequest))]
[JsonSerializable(typeof(BatchUpdatePartitionRequest))]
[JsonSerializable(typeof(BatchDeletePartitionRequest))]
[JsonSerializable(typeof(BatchPartitionAnswer))]
public sealed partial class GlueJson : JsonSerializerContext;
