using HoopsEdge.Lakehouse.Aws.Json;

namespace HoopsEdge.Lakehouse.Catalog.Glue.Model;

/// <summary>A partition as it is sent to Glue and answered by it.</summary>
public sealed record GluePartition
{
    /// <summary>A value a partition key, in their order.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Columns, place and format; a partition has its own.</summary>
    public GlueStorage? StorageDescriptor { get; init; }
}

/// <summary>Names a partition.</summary>
public sealed record GluePartitionValues
{
    /// <summary>A value a partition key, in their order.</summary>
    public required IReadOnlyList<string> Values { get; init; }
}

/// <summary>Asks for a table's partitions, page by page.</summary>
public sealed record GetPartitionsRequest : IAwsRequest<GetPartitionsAnswer>
{
    /// <summary>Database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Table.</summary>
    public required string TableName { get; init; }

    /// <summary>True leaves the columns out, which makes the answer small.</summary>
    public bool ExcludeColumnSchema { get; init; } = true;

    /// <summary>Partitions a page; Glue takes up to 1,000.</summary>
    public int MaxResults { get; init; } = 1000;

    /// <summary>Where the last page ended, or null.</summary>
    public string? NextToken { get; init; }
}

/// <summary>A page of partitions.</summary>
public sealed record GetPartitionsAnswer
{
    /// <summary>The partitions.</summary>
    public IReadOnlyList<GluePartition> Partitions { get; init; } = [];

    /// <summary>Where the next page begins; null at the end.</summary>
    public string? NextToken { get; init; }
}

/// <summary>Registers partitions; Glue takes up to 100.</summary>
public sealed record BatchCreatePartitionRequest : IAwsRequest<BatchPartitionAnswer>
{
    /// <summary>Database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Table.</summary>
    public required string TableName { get; init; }

    /// <summary>The partitions.</summary>
    public required IReadOnlyList<GluePartition> PartitionInputList { get; init; }
}

/// <summary>Replaces partitions; Glue takes up to 100.</summary>
public sealed record BatchUpdatePartitionRequest : IAwsRequest<BatchPartitionAnswer>
{
    /// <summary>Database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Table.</summary>
    public required string TableName { get; init; }

    /// <summary>The partitions.</summary>
    public required IReadOnlyList<GluePartitionUpdate> Entries { get; init; }
}

/// <summary>A partition's new definition.</summary>
public sealed record GluePartitionUpdate
{
    /// <summary>Which partition.</summary>
    public required IReadOnlyList<string> PartitionValueList { get; init; }

    /// <summary>What it shall be.</summary>
    public required GluePartition PartitionInput { get; init; }
}

/// <summary>Takes partitions out; Glue takes up to 25.</summary>
public sealed record BatchDeletePartitionRequest : IAwsRequest<BatchPartitionAnswer>
{
    /// <summary>Database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Table.</summary>
    public required string TableName { get; init; }

    /// <summary>The partitions.</summary>
    public required IReadOnlyList<GluePartitionValues> PartitionsToDelete { get; init; }
}

/// <summary>What a batch did not do.</summary>
public sealed record BatchPartitionAnswer
{
    /// <summary>An error a partition that was refused; the others were taken.</summary>
    public IReadOnlyList<GluePartitionError>? Errors { get; init; }
}

/// <summary>A partition that a batch refused.</summary>
public sealed record GluePartitionError
{
    /// <summary>The partition, in creations and deletions.</summary>
    public IReadOnlyList<string>? PartitionValues { get; init; }

    /// <summary>The partition, in updates.</summary>
    public IReadOnlyList<string>? PartitionValueList { get; init; }

    /// <summary>Why.</summary>
    public GlueErrorDetail? ErrorDetail { get; init; }

    /// <summary>The partition.</summary>
    public IReadOnlyList<string> Values => PartitionValues ?? PartitionValueList ?? [];
}

/// <summary>Why a partition was refused.</summary>
public sealed record GlueErrorDetail
{
    /// <summary>Name of the exception that a single request would have met.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Words for people.</summary>
    public string? ErrorMessage { get; init; }
}
