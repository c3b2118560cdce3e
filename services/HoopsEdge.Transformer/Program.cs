using HoopsEdge.ServiceDefaults.Hosting;
using HoopsEdge.Transformer;

return await HoopsService.RunAsync(args, services => services.AddTransformer(), bus => bus.AddTransformerConsumers());
