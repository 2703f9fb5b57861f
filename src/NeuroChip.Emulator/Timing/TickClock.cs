using System.Runtime.InteropServices;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Timing;

/// <summary>One worker's clock: goes through its samples tick by tick.</summary>
sealed class TickClock : IMessageObserver
{
    readonly TimingRun _run;
    readonly TickLayout _layout;
    readonly TickRecorder _recorder;
    readonly SimpleTiming _simple;
    readonly IMessageTiming? _messages;
    readonly TickActivity? _activity;
    readonly CoreLoad[] _loads;
    readonly List<SampleTime> _samples = [];
    readonly int _lastTick;
    readonly double? _tickSeconds;
    readonly double _deadline;
    readonly List<LatePacket> _late = [];
    readonly int[] _coreIndex;
    double _seconds, _longest;
    double? _firstInput, _firstOutput;
    int _overruns;

    public TickClock(TimingRun run, TickLayout layout, int sampleTicks)
    {
        (_run, _layout) = (run, layout);
        var cores = layout.Image.Profile.Mesh.Cores;
        _recorder = new(layout, sampleTicks);
        _simple = new(run.Pipeline);
        _loads = new CoreLoad[run.Mode == TimingMode.Simple ? cores : 0];
        _tickSeconds = layout.Image.Profile.TickSeconds;
        _lastTick = layout.Image.TicksFor(sampleTicks) - 1;
        _deadline = layout.Image.Profile.DeadlineSeconds ?? double.PositiveInfinity;
        _coreIndex = new int[cores];
        for (var index = 0; index < layout.Image.Cores.Length; index++)
        {
            _coreIndex[layout.Image.Cores[index].Core] = index;
        }

        BusyPicoseconds = new long[cores];
        CriticalCores = new long[cores];
        if (run.Mode != TimingMode.Simple)
        {
            _messages = run.NewMessageTiming();
            _activity = new(cores);
            _messages.Observer = run.Observer is null && layout.Image.Profile.DeadlineSeconds is null ? null : this;
        }

        CriticalLinks = new long[_messages?.Links.Crossed.Length ?? 0];
        FlitsOverLinks = new long[run.Mode == TimingMode.Flit ? CriticalLinks.Length : 0];
    }

    public IReadOnlyList<SampleTime> Samples => _samples;

    public TickTime? LongestTick { get; private set; }

    /// <summary>[cores of the mesh]; whole numbers, so that their sums do not depend on which worker had which sample.</summary>
    public long[] BusyPicoseconds { get; }

    /// <summary>[cores of the mesh]: ticks in which none was busy longer.</summary>
    public long[] CriticalCores { get; }

    /// <summary>[links]: ticks in which none was crossed more often.</summary>
    public long[] CriticalLinks { get; }

    /// <summary>[links]: flits that crossed each; empty where none are simulated.</summary>
    public long[] FlitsOverLinks { get; }

    /// <summary>Packets of the last tick that came after the deadline.</summary>
    public ReadOnlySpan<LatePacket> Late => CollectionsMarshal.AsSpan(_late);

    public long LatePackets { get; private set; }

    /// <summary>Synapses behind them.</summary>
    public long DroppedSynapticEvents { get; private set; }

    /// <inheritdoc/>
    public void Received(in SpikeMessage message, double left, double received)
    {
        _run.Observer?.Received(message, left, received);
        if (received > _deadline && message.FromCore != message.ToCore)
        {
            _late.Add(new(message.Unit, _coreIndex[message.ToCore]));
            LatePackets++;
            DroppedSynapticEvents += message.SynapticEvents;
        }
    }

    public void Observe(in TickView view)
    {
        _late.Clear();
        if (view.Tick == 0)
        {
            (_seconds, _longest, _firstInput, _firstOutput, _overruns) = (0, 0, null, null, 0);
        }

        var time = Time(view);
        if (_firstInput is null && HasInput(view.Spikes))
        {
            _firstInput = _seconds;
        }

        _seconds += time.Seconds;
        if (_firstOutput is null && HasOutput(view.Spikes))
        {
            _firstOutput = _seconds;
        }

        _run.TickObserver?.Invoke(time);
        _longest = Math.Max(_longest, time.Seconds);
        _overruns += time.WorkSeconds + _run.BarrierSeconds > _tickSeconds ? 1 : 0;
        LongestTick = LongestTick is { } longest && longest.WorkSeconds >= time.WorkSeconds ? longest : time;
        if (view.Tick == _lastTick)
        {
            _samples.Add(new(view.Sample, _seconds, _firstInput, _firstOutput, _longest, _overruns));
        }
    }

    TickTime Time(in TickView view)
    {
        ReadOnlySpan<CoreLoad> loads;
        double? messages = null;
        if (_activity is null)
        {
            _recorder.Record(view, _loads);
            loads = _loads;
        }
        else
        {
            _recorder.Record(view, _activity);
            messages = _messages!.Seconds(_activity);
            loads = _activity.Loads;
        }

        BookFlits();
        var (critical, busiest) = BookCores(loads);
        var link = _messages?.Links.Busiest() ?? -1;
        if (link >= 0)
        {
            CriticalLinks[link]++;
        }

        var work = messages ?? busiest;
        return new(view.Sample, view.Tick, work, Math.Max(work + _run.BarrierSeconds, _tickSeconds ?? 0), critical, link);
    }

    void BookFlits()
    {
        if (FlitsOverLinks.Length > 0)
        {
            foreach (var link in _messages!.Links.Used)
            {
                FlitsOverLinks[link] += _messages.Links[link];
            }
        }
    }

    (int Core, double Seconds) BookCores(ReadOnlySpan<CoreLoad> loads)
    {
        var (critical, longest) = (-1, 0.0);
        foreach (var core in _layout.Image.Cores)
        {
            var busy = _simple.Busy(loads[core.Core]);
            BusyPicoseconds[core.Core] += (long)Math.Round(busy * 1e12);
            if (busy > longest)
            {
                (critical, longest) = (core.Core, busy);
            }
        }

        if (critical >= 0)
        {
            CriticalCores[critical]++;
        }

        return (critical, longest);
    }

    bool HasInput(SpikeList spikes)
    {
        for (var input = 0; input < _layout.Image.Inputs.Length; input++)
        {
            if (spikes.UnitsOf(input).Length + spikes.GradedUnitsOf(input).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    bool HasOutput(SpikeList spikes)
    {
        foreach (var output in _layout.Image.Outputs)
        {
            var group = _layout.Image.Inputs.Length + output;
            if (spikes.UnitsOf(group).Length + spikes.GradedUnitsOf(group).Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
