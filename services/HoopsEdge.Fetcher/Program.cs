using HoopsEdge.Fetcher;
using HoopsEdge.ServiceDefaults.Hosting;

return await HoopsService.RunAsync(
    args,
    services => services.AddFetcher().AddAccountAtStart(),
    bus => bus.AddFetcherConsumers()
);
