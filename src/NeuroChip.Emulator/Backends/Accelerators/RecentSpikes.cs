namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Spikes of a population: the last ticks, in a ring.</summary>
sealed class RecentSpikes(int ticksKept) : DeviceSpikes
{
    public override int OnesAt(int tick) => tick % ticksKept * Words;

    public override int GradedAt(int tick) => OnesAt(tick);

    public override int ValuesAt(int tick) => tick % ticksKept * Samples * Stride;

    /// <summary>Silence in one tick.</summary>
    public void ClearTick(int tick)
    {
        Ones.Clear(OnesAt(tick), Words);
        Graded.Clear(OnesAt(tick), Words);
    }

    /// <summary>Nothing has happened yet.</summary>
    public void Clear()
    {
        Ones.Clear(0, (long)ticksKept * Words);
        Graded.Clear(0, (long)ticksKept * Words);
    }
}
