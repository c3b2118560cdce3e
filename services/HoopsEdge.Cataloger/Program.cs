using HoopsEdge.Cataloger;
using HoopsEdge.ServiceDefaults.Hosting;

return await HoopsService.RunAsync(args, services => services.AddCataloger(), bus => bus.AddCatalogerConsumers());
