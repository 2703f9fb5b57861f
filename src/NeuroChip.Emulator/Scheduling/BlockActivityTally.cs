using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Scheduling;

/// <summary>Counts, for each watched set of axons, the ticks in which at least one spike arrives at them.</summary>
public sealed class BlockActivityTally
{
    readonly BlockActivity _activity;
    readonly int _slots;
    readonly long[] _lastTick;
    long _sampleStart;

    public BlockActivityTally(BlockActivity activity)
    {
        _activity = activity;
        _slots = activity.MaxDelay + 1;
        _lastTick = new long[activity.Groups * _slots];
        ActiveTicks = new long[activity.Groups];
        Array.Fill(_lastTick, -1);
    }

    /// <summary>[groups] over all samples of a worker.</summary>
    public long[] ActiveTicks { get; }

    /// <summary>Ticks of different samples never count as one.</summary>
    public void BeginSample() => _sampleStart += 1L << 32;

    public void Count(SpikeList spikes, int tick)
    {
        if (_activity.Groups > 0)
        {
            Count(spikes.Units, tick);
            Count(spikes.GradedUnits, tick);
        }
    }

    void Count(ReadOnlySpan<int> units, int tick)
    {
        foreach (var unit in units)
        {
            for (var member = _activity.MemberStart[unit]; member < _activity.MemberStart[unit + 1]; member++)
            {
                var arrival = tick + 1 + _activity.Delays[member];
                var group = _activity.Members[member];
                ref var last = ref _lastTick[group * _slots + arrival % _slots];
                ActiveTicks[group] += last == _sampleStart + arrival ? 0 : 1;
                last = _sampleStart + arrival;
            }
        }
    }
}
