using System.ComponentModel;

namespace HoopsEdge.Lakehouse.Configuration;

/// <summary>What the lake is kept in.</summary>
[TypeConverter(typeof(SnakeCaseEnumConverter<LakeStore>))]
public enum LakeStore
{
    /// <summary>A folder of this machine, or one that every machine has mounted.</summary>
    Folder,

    /// <summary>A bucket of S3 or of a store that speaks its protocol.</summary>
    S3,
}

/// <summary>What checkpoints, claims, runs and limits are kept in.</summary>
[TypeConverter(typeof(SnakeCaseEnumConverter<StateStoreKind>))]
public enum StateStoreKind
{
    /// <summary>A SQLite file inside <c>lake.folder</c>: for the processes of one machine.</summary>
    Sqlite,

    /// <summary>A DynamoDB table.</summary>
    Dynamodb,
}

/// <summary>Where query engines learn which tables there are.</summary>
[TypeConverter(typeof(SnakeCaseEnumConverter<CatalogStore>))]
public enum CatalogStore
{
    /// <summary>JSON objects in the lake's <c>ref/catalog/</c>.</summary>
    Local,

    /// <summary>The AWS Glue data catalog.</summary>
    Glue,
}

/// <summary>What to do about an object store that writes although the condition of the write does not hold.</summary>
[TypeConverter(typeof(SnakeCaseEnumConverter<ConditionalWrites>))]
public enum ConditionalWrites
{
    /// <summary>Refuse to start: two writers could lose each other's rows.</summary>
    Require,

    /// <summary>Compare and write under a lease in the state store; weaker, for a writer that is held up longer than
    /// the lease can still overwrite another.</summary>
    Lease,
}
