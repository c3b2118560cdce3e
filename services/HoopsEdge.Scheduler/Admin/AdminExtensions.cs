using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HoopsEdge.Scheduler.Admin;

/// <summary>Registers the admin API.</summary>
public static class AdminExtensions
{
    /// <summary>Adds what the admin API needs.</summary>
    public static IServiceCollection AddAdminApi(this IServiceCollection services)
    {
        services.AddOpenApi();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AdminJson.Default)
        );
        services.AddSingleton<LakeCoverage>();
        return services.AddSingleton(provider =>
            AdminToken.Create(
                provider.GetRequiredService<IConfiguration>()["HOOPS_ADMIN_TOKEN"],
                provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            )
        );
    }

    /// <summary>Maps the admin API and its OpenAPI document at <c>/openapi/v1.json</c>.</summary>
    /// <exception cref="Lakehouse.Configuration.ConfigurationException">There is no admin token.</exception>
    public static void MapAdminApi(this WebApplication app)
    {
        // Read now: a service without a token must not start.
        var token = app.Services.GetRequiredService<AdminToken>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapOpenApi();
        var looks = app.MapGroup("");
        var changes = app.MapGroup("").AddEndpointFilter((context, next) => RequireAsync(token, context, next));
        RunRoutes.Map(looks, changes);
        DeadLetterRoutes.Map(looks, changes);
        LakeRoutes.Map(looks);
    }

    private static ValueTask<object?> RequireAsync(
        AdminToken token,
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        if (token.Accepts(context.HttpContext.Request.Headers.Authorization))
        {
            return next(context);
        }

        context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return ValueTask.FromResult<object?>(
            TypedResults.Problem(
                "send the header Authorization: Bearer with the value of HOOPS_ADMIN_TOKEN",
                statusCode: StatusCodes.Status401Unauthorized
            )
        );
    }
}
