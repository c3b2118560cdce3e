using HoopsEdge.ServiceDefaults.Hosting;
using HoopsEdge.Transformer;
using HoopsEdge.Transformer.Gold;

return await HoopsService.RunAsync(
    args,
    services => services.AddTransformer().AddGoldFollower(),
    bus =>
    {
        bus.AddTransformerConsumers();
        bus.AddGoldConsumers();
    }
);
