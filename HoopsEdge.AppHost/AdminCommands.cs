using System.Net.Http.Headers;
using System.Text;

namespace HoopsEdge.AppHost;

/// <summary>Puts the scheduler's admin API behind buttons of the dashboard.</summary>
internal static class AdminCommands
{
    /// <summary>The token that admin calls bear: given, or generated once and kept in the user secrets.</summary>
    public static IResourceBuilder<ParameterResource> AddAdminToken(this IDistributedApplicationBuilder builder) =>
        builder.AddParameter(
            "hoops-admin-token",
            new GenerateParameterDefault { MinLength = 32, Special = false },
            secret: true,
            persist: true
        );

    /// <summary>Gives the scheduler its token, and the dashboard what to start.</summary>
    public static IResourceBuilder<ProjectResource> WithAdminCommands(
        this IResourceBuilder<ProjectResource> scheduler,
        IResourceBuilder<ParameterResource> token
    ) =>
        scheduler
            .WithEnvironment("HOOPS_ADMIN_TOKEN", token)
            .WithHttpCommand(
                "/runs",
                "Start backfill",
                commandName: "start-backfill",
                commandOptions: Post(
                    token,
                    """{"mode":"backfill"}""",
                    "Fetches every scope of the configured seasons that is not complete yet",
                    "ArrowDownload",
                    "A backfill may spend thousands of API calls of the month. Start it?"
                )
            )
            .WithHttpCommand(
                "/runs",
                "Start incremental",
                commandName: "start-incremental",
                commandOptions: Post(token, """{"mode":"incremental"}""", "Fetches what is due", "ArrowSync")
            )
            .WithHttpCommand(
                "/dead-letters/replay",
                "Replay dead letters",
                commandName: "replay-dead-letters",
                commandOptions: Post(token, "{}", "Puts every dead-lettered fetch back, each once", "ArrowReset")
            );

    private static HttpCommandOptions Post(
        IResourceBuilder<ParameterResource> token,
        string json,
        string description,
        string icon,
        string? question = null
    ) =>
        new()
        {
            Method = HttpMethod.Post,
            Description = description,
            IconName = icon,
            IsHighlighted = true,
            ConfirmationMessage = question,
            PrepareRequest = async context =>
            {
                var bearer = await token.Resource.GetValueAsync(context.CancellationToken);
                context.Request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
                context.Request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            },
        };
}
