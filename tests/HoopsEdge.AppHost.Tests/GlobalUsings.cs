global using Aspire.Hosting;
global using Aspire.Hosting.ApplicationModel;
global using HoopsEdge.AppHost.Tests.Support;
