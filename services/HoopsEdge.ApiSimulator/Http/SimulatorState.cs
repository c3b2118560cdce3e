using HoopsEdge.ApiSimulator.Faults;
using HoopsEdge.ApiSimulator.Views;

namespace HoopsEdge.ApiSimulator.Http;

/// <summary>What the handlers of one server share.</summary>
internal sealed class SimulatorState
{
    private readonly Lock _lock = new();
    private LeagueView? _view;

    public SimulatorState(SimulatorOptions options)
    {
        Options = options;
        League = new SimulatedLeague(options);
        Clock = new SimulatedClock(options.Today);
        Meter = new CallMeter(Clock, options.Quota);
        Served = new ServedLog(Meter);
        Faults = new FaultBox(options.Faults);
    }

    public SimulatorOptions Options { get; }
    public SimulatedLeague League { get; }
    public SimulatedClock Clock { get; }
    public CallMeter Meter { get; }
    public ServedLog Served { get; }
    public FaultBox Faults { get; }

    /// <summary>The league at the clock's instant; kept until the clock moves.</summary>
    public LeagueView View()
    {
        var now = Clock.GetUtcNow();
        lock (_lock)
        {
            if (_view?.Now != now)
                _view = new LeagueView(League, now);
            return _view;
        }
    }
}
