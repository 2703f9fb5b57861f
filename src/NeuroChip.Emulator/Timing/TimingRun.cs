using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Timing;

/// <summary>Times a run: hands every worker a clock of its own and puts together what they found.</summary>
public sealed class TimingRun
{
    readonly List<TickClock> _clocks = [];
    readonly Lock _lock = new();
    readonly TickLayout _layout;
    readonly int _sampleTicks;

    /// <param name="sampleTicks">Ticks of a sample's own time.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC6200: the profile lacks times.</exception>
    public TimingRun(ExecutionPlan plan, TimingMode mode, int sampleTicks)
    {
        var profile = plan.Image.Profile;
        var tiles = EnergyModel.TilesInUse(plan.Image);
        (Mode, _sampleTicks) = (mode, sampleTicks);
        if (mode == TimingMode.Flit && profile.Noc is null)
        {
            throw new InputErrorException(TimingCodes.NoTimes.With($"Profile '{profile.Name}' has no section 'noc': --timing flit needs its routers and links."));
        }

        if (plan.Image.Cores.Select(core => core.Core).DefaultIfEmpty().Max() is var last && last >= profile.Mesh.Cores)
        {
            throw new InputErrorException(TimingCodes.MeshTooSmall.With(
                $"The image uses core {last}; the mesh of '{profile.Name}' has {profile.Mesh.Width} × {profile.Mesh.Height} tiles of {profile.Mesh.CoresPerTile} cores: 0 to {profile.Mesh.Cores - 1}."));
        }

        _layout = new(plan);
        Pipeline = ProfileTimes.Pipeline(profile, tiles);
        BarrierSeconds = ProfileTimes.Seconds(profile, EventKind.Barrier, tiles);
    }

    public TimingMode Mode { get; }

    /// <summary>Seconds.</summary>
    public double BarrierSeconds { get; }

    internal CorePipeline Pipeline { get; }

    /// <summary>Is told of every message of a run on one thread; null: nobody is. Messages of a tick come before the tick.</summary>
    public IMessageObserver? Observer { get; init; }

    /// <summary>Is told of every tick of a run on one thread.</summary>
    public Action<TickTime>? TickObserver { get; init; }

    /// <summary>To be given to the run.</summary>
    public TimingProbe Probe => new(this);

    /// <summary>To be called when the run is over.</summary>
    public TimingReport Report()
    {
        var samples = _clocks.SelectMany(clock => clock.Samples).OrderBy(sample => sample.Sample).ToArray();
        var seconds = samples.Sum(sample => sample.Seconds);
        var longest = _clocks.Select(clock => clock.LongestTick).OfType<TickTime>().ToArray();
        return new()
        {
            Mode = Mode,
            Samples = [.. samples],
            Ticks = (long)samples.Length * _layout.Image.TicksFor(_sampleTicks),
            Seconds = seconds,
            LongestTick = longest.Length == 0 ? null : longest.OrderByDescending(tick => tick.WorkSeconds).ThenBy(tick => (tick.Sample, tick.Tick)).First(),
            Cores = [.. _layout.Image.Cores.Select(core => Core(core.Core, seconds))],
            Links = [.. _clocks.SelectMany(clock => clock.CriticalLinks.Index()).Where(link => link.Item > 0)
                .GroupBy(link => link.Index).OrderBy(link => link.Key).Select(link => new LinkTime(link.Key, link.Sum(part => part.Item)))],
            Traffic = [.. Traffic()],
            BarrierSeconds = BarrierSeconds,
            LatePackets = _clocks.Sum(clock => clock.LatePackets),
            DroppedSynapticEvents = _clocks.Sum(clock => clock.DroppedSynapticEvents),
        };
    }

    // Every flit of a packet crosses the same links.
    IEnumerable<LinkPackets> Traffic() => _clocks.SelectMany(clock => clock.FlitsOverLinks.Index()).Where(link => link.Item > 0)
        .GroupBy(link => link.Index).OrderBy(link => link.Key)
        .Select(link => new LinkPackets(link.Key, link.Sum(part => part.Item) / _layout.Image.Profile.Noc!.PacketFlits));

    internal TickClock NewClock()
    {
        var clock = new TickClock(this, _layout, _sampleTicks);
        lock (_lock)
        {
            _clocks.Add(clock);
        }

        return clock;
    }

    internal IMessageTiming NewMessageTiming()
    {
        var profile = _layout.Image.Profile;
        var mesh = TileMesh.Of(profile.Mesh);
        if (Mode == TimingMode.Flit)
        {
            return new FlitTiming(mesh, Pipeline, profile.Noc!);
        }

        return new DetailedTiming(mesh, Pipeline, profile.Noc?.BufferFlits ?? DefaultLinkBuffer);
    }

    // As the architecture files of the estimate's origin have it where a chip's buffers are not published.
    const int DefaultLinkBuffer = 16;

    CoreTime Core(int core, double seconds)
    {
        var busy = _clocks.Sum(clock => clock.BusyPicoseconds[core]) * 1e-12;
        return new(core, busy, seconds - busy, _clocks.Sum(clock => clock.CriticalCores[core]));
    }
}
