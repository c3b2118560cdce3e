using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HoopsEdge.ServiceDefaults.Hosting;

/// <summary>Traces, metrics and logs over OTLP, as Aspire's dashboard and any other backend take them.</summary>
internal static class Telemetry
{
    private const string OwnSources = "HoopsEdge.*";
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string NameVariable = "OTEL_SERVICE_NAME";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter(InstrumentationOptions.MeterName, OwnSources)
            )
            .WithTracing(tracing =>
                tracing
                    .AddSource(builder.Environment.ApplicationName, OwnSources, DiagnosticHeaders.DefaultListenerName)
                    .AddAspNetCoreInstrumentation(requests =>
                        requests.Filter = context => !HealthEndpoints.IsProbe(context.Request.Path)
                    )
                    .AddHttpClientInstrumentation()
            );
        if (string.IsNullOrWhiteSpace(builder.Configuration[NameVariable]))
        {
            telemetry.ConfigureResource(service => service.AddService(builder.Environment.ApplicationName));
        }

        if (!string.IsNullOrWhiteSpace(builder.Configuration[EndpointVariable]))
        {
            telemetry.UseOtlpExporter();
        }
    }
}
