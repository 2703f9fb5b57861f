using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Counts on the device, for each watched set of axons, the ticks in which at least one spike arrives at them.</summary>
sealed class DeviceBlocks
{
    readonly IDeviceRuntime _runtime;
    readonly nint _mark, _count;
    readonly BlockActivity _activity;
    readonly int _slots;
    readonly DeviceBuffer<int> _memberStart, _members, _delays, _flags, _activeTicks;
    int _samples;

    /// <param name="samples">Most samples of a batch.</param>
    public DeviceBlocks(IDeviceRuntime runtime, DeviceMemory memory, ChipKernels kernels, BlockActivity activity, int samples)
    {
        (_runtime, _activity, _slots) = (runtime, activity, SlotsOf(activity));
        (_mark, _count) = (kernels["mark_blocks"], kernels["count_blocks"]);
        (_memberStart, _members, _delays) = (memory.Upload<int>(activity.MemberStart), memory.Upload<int>(activity.Members), memory.Upload<int>(activity.Delays));
        _flags = memory.Allocate<int>((long)samples * activity.Groups * _slots);
        _activeTicks = memory.Allocate<int>((long)samples * activity.Groups);
    }

    /// <summary>Ticks of arrivals that are under way at the same time.</summary>
    public static int SlotsOf(BlockActivity activity) => activity.MaxDelay + 1;

    public void Reset(int samples)
    {
        _samples = samples;
        _flags.Clear();
        _activeTicks.Clear();
    }

    /// <summary>Marks where the spikes of a group will arrive.</summary>
    /// <param name="units">Units of the group.</param>
    public void Mark(DeviceSpikes spikes, int firstUnit, int units, int tick)
    {
        if (_activity.MemberStart[firstUnit] == _activity.MemberStart[firstUnit + units])
        {
            return;
        }

        var words = spikes.Stride / ProgramText.WideItemNeurons;
        _runtime.Launch(_mark, _runtime.Items(words, _samples),
        [
            _memberStart, _members, _delays, firstUnit, spikes.Ones, spikes.Graded, spikes.OnesAt(tick), spikes.GradedAt(tick), spikes.Stride, _flags,
            _activity.Groups, _slots, tick, _samples,
        ]);
    }

    /// <summary>Nothing else will arrive in this tick.</summary>
    public void Count(int arrival)
    {
        if (_activity.Groups > 0)
        {
            _runtime.Launch(_count, _runtime.Items(_activity.Groups, _samples), [_flags, _slots, arrival % _slots, _activeTicks, _activity.Groups, _samples]);
        }
    }

    /// <summary>Counts what is still under way after the last tick.</summary>
    /// <param name="ticks">Ticks of the sample.</param>
    public void CountRest(int ticks)
    {
        for (var arrival = ticks + 1; arrival <= ticks + _activity.MaxDelay; arrival++)
        {
            Count(arrival);
        }
    }

    /// <summary>Adds the batch's counts to a total.</summary>
    public void AddTo(Span<long> total)
    {
        var counts = new int[_samples * _activity.Groups];
        _activeTicks.Read(counts);
        for (var i = 0; i < counts.Length; i++)
        {
            total[i % _activity.Groups] += counts[i];
        }
    }
}
