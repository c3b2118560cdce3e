using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Explain);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            var options = json.SerializerOptions;
            options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
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
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            }
        );
        app.UseStatusCodePages();
        app.Use((context, next) => IsAllowed(token, context.Request) ? next(context) : RefuseAsync(context));
        app.MapOpenApi();
        RunRoutes.Map(app);
        DeadLetterRoutes.Map(app);
        LakeRoutes.Map(app);
    }

    private static void Explain(ProblemDetailsContext problem)
    {
        if (problem.Exception is BadHttpRequestException wrong)
        {
            problem.ProblemDetails.Detail = (wrong.InnerException ?? wrong).Message.ReplaceLineEndings(" ");
        }
    }

    private static int StatusOf(Exception failure) =>
        failure is BadHttpRequestException wrong ? wrong.StatusCode : StatusCodes.Status500InternalServerError;

    private static bool IsAllowed(AdminToken token, HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        || HttpMethods.IsHead(request.Method)
        || token.Accepts(request.Headers.Authorization);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults
            .Problem(
                "send the header Authorization: Bearer with the value of HOOPS_ADMIN_TOKEN",
                statusCode: StatusCodes.Status401Unauthorized
            )
            .ExecuteAsync(context);
    }
}
