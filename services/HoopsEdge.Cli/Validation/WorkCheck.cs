using System.Globalization;
using HoopsEdge.Lakehouse.State;
using HoopsEdge.Lakehouse.Tables;
using HoopsEdge.Scheduler.Runs;

namespace HoopsEdge.Cli.Validation;

/// <summary>The last run ended well, nothing is dead, and everything that landed is in silver.</summary>
internal sealed class WorkCheck(FetchCheckpoints checkpoints, RunSummaries summaries) : ILakeCheck
{
    private const int DeadShown = 5;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> RunAsync(LakeUnderTest lake, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var last = await summaries.ReadLatestAsync(cancellationToken);
        if (last is null)
        {
            findings.Add(new Finding(Severity.Breach, "runs", "lake", "no run has ended yet: run hoops backfill"));
        }
        else if (last.Problem is { } problem)
        {
            findings.Add(new Finding(Severity.Breach, "runs", last.RunId, problem));
        }
        else if (last.Outcome != "completed")
        {
            findings.Add(new Finding(Severity.Warning, "runs", last.RunId, $"the last run was {last.Outcome}"));
        }

        foreach (var endpoint in EndpointContracts.All.Keys)
        {
            findings.AddRange(await OfEndpointAsync(endpoint, cancellationToken));
        }

        return findings;
    }

    private async Task<IReadOnlyList<Finding>> OfEndpointAsync(string endpoint, CancellationToken cancellationToken)
    {
        var dead = new List<FetchCheckpoint>();
        var waiting = 0;
        await foreach (var checkpoint in checkpoints.OfEndpointAsync(endpoint, cancellationToken))
        {
            waiting += checkpoint is { InSilver: false, IngestedAt: not null } ? 1 : 0;
            if (checkpoint.Status == FetchStatus.Dead)
            {
                dead.Add(checkpoint);
            }
        }

        var findings = dead.Take(DeadShown)
            .Select(fetch => new Finding(
                Severity.Breach,
                "dead letters",
                $"{endpoint} {fetch.FetchId}",
                fetch.Error ?? "failed"
            ))
            .ToList();
        if (dead.Count > DeadShown)
        {
            findings.Add(
                Breach("dead letters", endpoint, $"{dead.Count - DeadShown} more under deadletter/{endpoint}/")
            );
        }

        if (waiting > 0)
        {
            findings.Add(
                Breach(
                    "landed",
                    endpoint,
                    $"{waiting} answers landed and are not in silver: the next run takes them in"
                )
            );
        }

        return findings;
    }

    private static Finding Breach(string check, string subject, FormattableString message) =>
        new(Severity.Breach, check, subject, message.ToString(CultureInfo.InvariantCulture));
}
