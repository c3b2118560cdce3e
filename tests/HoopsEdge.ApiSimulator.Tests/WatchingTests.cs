using HoopsEdge.ApiSimulator.Tests.Support;

namespace HoopsEdge.ApiSimulator.Tests;

public sealed class WatchingTests(SmallLeague running)
{
    [Fact]
    public void A_running_server_watches_no_folders()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "watches are counted in /proc");

        running.Api.ShouldNotBeNull();
        var watches = Directory
            .EnumerateFiles("/proc/self/fdinfo")
            .SelectMany(ReadIfThere)
            .Count(line => line.StartsWith("inotify ", StringComparison.Ordinal));

        watches.ShouldBe(0);

        // Other tests close files meanwhile.
        static string[] ReadIfThere(string path)
        {
            try
            {
                return File.ReadAllLines(path);
            }
            catch (IOException)
            {
                return [];
            }
        }
    }
}
