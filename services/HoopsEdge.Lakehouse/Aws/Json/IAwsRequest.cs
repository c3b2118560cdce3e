namespace HoopsEdge.Lakehouse.Aws.Json;

/// <summary>
/// A request of a JSON service. The type's name is the operation's name and Request, such as GetTableRequest; its properties
/// are spelled as the service spells them.
/// </summary>
/// <typeparam name="TAnswer">What the service answers.</typeparam>
public interface IAwsRequest<TAnswer>;
