namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Spikes of a population: the last ticks, in rings.</summary>
/// <param name="ticksKept">Ticks that somebody looks back on.</param>
/// <param name="masksKept">Ticks of masks, at least as many.</param>
sealed class RecentSpikes(int ticksKept, int masksKept) : DeviceSpikes
{
    /// <summary>Bits of neurons that had input, bias or state; in rows as <see cref="DeviceSpikes.Ones"/>.</summary>
    public required DeviceBuffer<uint> Active { get; init; }

    public override int OnesAt(int tick) => tick % masksKept * Words;

    public override int GradedAt(int tick) => OnesAt(tick);

    public override int ValuesAt(int tick) => tick % ticksKept * Samples * Stride;

    /// <summary>Silence in one tick.</summary>
    public void ClearTick(int tick)
    {
        Ones.Clear(OnesAt(tick), Words);
        Graded.Clear(OnesAt(tick), Words);
        Active.Clear(OnesAt(tick), Words);
    }

    /// <summary>Nothing has happened yet.</summary>
    public void Clear()
    {
        Ones.Clear(0, (long)masksKept * Words);
        Graded.Clear(0, (long)masksKept * Words);
        Active.Clear(0, (long)masksKept * Words);
    }
}
