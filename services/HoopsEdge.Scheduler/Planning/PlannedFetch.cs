using HoopsEdge.Contracts;
using HoopsEdge.Lakehouse.Tables;

namespace HoopsEdge.Scheduler.Planning;

/// <summary>One request that a run wants to make.</summary>
/// <param name="Request">The request.</param>
/// <param name="Scope">The rows that its answer is the authority for.</param>
/// <param name="Calls">HTTP calls that it is expected to need: more than 1 where a row cap cuts the answer.</param>
public sealed record PlannedFetch(FetchRequest Request, FetchScope Scope, int Calls);
