using HoopsEdge.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

var messaging = builder.AddMessaging();
var api = builder.AddStatsApi();
var adminToken = builder.AddAdminToken();

builder
    .AddProject<Projects.HoopsEdge_Fetcher>("fetcher")
    .WithReplicas(builder.Replicas("fetcher", 2))
    .WithMessaging(messaging)
    .WithLake()
    .WithStatsApi(api)
    .WithHttpHealthCheck("/health");

builder
    .AddProject<Projects.HoopsEdge_Transformer>("transformer")
    .WithReplicas(builder.Replicas("transformer", 1))
    .WithMessaging(messaging)
    .WithLake()
    .WithHttpHealthCheck("/health");

builder
    .AddProject<Projects.HoopsEdge_Cataloger>("cataloger")
    .WithMessaging(messaging)
    .WithLake()
    .WithHttpHealthCheck("/health");

builder
    .AddProject<Projects.HoopsEdge_Scheduler>("scheduler")
    .WithMessaging(messaging)
    .WithLake()
    .WithStatsApi(api)
    .WithAdminCommands(adminToken)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health");

builder.Build().Run();
