using HoopsEdge.Scheduler;
using HoopsEdge.Scheduler.Admin;
using HoopsEdge.ServiceDefaults.Hosting;

return await HoopsService.RunAsync(
    args,
    services => services.AddScheduler().AddRunService().AddAdminApi(),
    bus =>
    {
        bus.AddSchedulerConsumers();
        bus.AddRunServiceConsumers();
    },
    app => app.MapAdminApi()
);
