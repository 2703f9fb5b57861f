namespace NeuroChip.Emulator.Timing;

/// <summary>What a core did for its neurons.</summary>
/// <param name="Accesses">Neurons visited.</param>
/// <param name="Updates">Neurons among them that were updated.</param>
/// <param name="Spikes">Neurons among these that fired.</param>
public readonly record struct SomaWork(int Accesses, int Updates, int Spikes)
{
    public static SomaWork Idle => new(1, 0, 0);

    public static SomaWork Updated => new(1, 1, 0);

    public static SomaWork Fired => new(1, 1, 1);

    public static SomaWork operator +(SomaWork a, SomaWork b) => new(a.Accesses + b.Accesses, a.Updates + b.Updates, a.Spikes + b.Spikes);
}
