using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HoopsEdge.Lakehouse;
using HoopsEdge.Lakehouse.Aws.Json;

namespace HoopsEdge.Aws.Tests.Policies;

/// <summary>
/// Every operation of AWS that the code can ask for, read from the code itself: the methods of the S3 and DynamoDB clients
/// that the assembly refers to, and its request types of JSON services.
/// </summary>
internal static class CodeOperations
{
    private static readonly Assembly Lakehouse = typeof(LakehouseExtensions).Assembly;

    /// <summary>The permissions that the operations need.</summary>
    public static IReadOnlyList<string> Actions =>
        [.. ClientMethods().Select(ActionOf).Concat(JsonOperations()).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> JsonOperations() =>
        from type in Lakehouse.GetTypes()
        where type.GetInterfaces().Any(it => it.IsGenericType && it.GetGenericTypeDefinition() == typeof(IAwsRequest<>))
        select $"{type.Namespace?.Split('.')[^2].ToLowerInvariant()}:{AwsJsonClient.OperationOf(type)}";

    private static List<(string Client, string Method)> ClientMethods()
    {
        using var file = new PEReader(File.OpenRead(Lakehouse.Location));
        var metadata = file.GetMetadataReader();
        var methods = new List<(string, string)>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var method = metadata.GetString(member.Name);
            if (
                member.Parent.Kind == HandleKind.TypeReference
                && method.EndsWith("Async", StringComparison.Ordinal)
                && metadata.GetTypeReference((TypeReferenceHandle)member.Parent) is var type
                && metadata.GetString(type.Namespace) is "Amazon.S3" or "Amazon.DynamoDBv2"
            )
            {
                methods.Add((metadata.GetString(type.Namespace), method[..^"Async".Length]));
            }
        }

        return methods;
    }

    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    private static string ActionOf((string Client, string Method) call) =>
        call switch
        {
            ("Amazon.DynamoDBv2", var operation) => $"dynamodb:{operation}",
            (_, "GetObject" or "GetObjectMetadata") => "s3:GetObject",
            (_, "PutObject" or "InitiateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload") =>
                "s3:PutObject",
            (_, "AbortMultipartUpload") => "s3:AbortMultipartUpload",
            (_, "DeleteObject") => "s3:DeleteObject",
            (_, "ListObjectsV2" or "HeadBucket") => "s3:ListBucket",
            _ => throw new InvalidOperationException($"Which permission does {call.Client}.{call.Method} need?"),
        };
}
