namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>
/// The spikes of a group (an input or a population) on the device. A row of masks is [samples][words of 32 units]; a row of values is [samples][stride].
/// Rows are kept for as many ticks as somebody looks back.
/// </summary>
abstract class DeviceSpikes
{
    /// <summary>Units, padded.</summary>
    public required int Stride { get; init; }

    /// <summary>Bits of units that spiked with value 1.</summary>
    public required DeviceBuffer<uint> Ones { get; init; }

    /// <summary>Bits of units that spiked with another value.</summary>
    public required DeviceBuffer<uint> Graded { get; init; }

    /// <summary>Those other values; meaningless where the bit is not set.</summary>
    public required DeviceBuffer<int> Values { get; init; }

    /// <summary>Samples of the batch.</summary>
    public int Samples { get; set; }

    protected int Words => Samples * (Stride / ProgramText.WideItemNeurons);

    /// <summary>Where the tick's row of <see cref="Ones"/> starts.</summary>
    public abstract int OnesAt(int tick);

    /// <summary>Where the tick's row of <see cref="Graded"/> starts.</summary>
    public abstract int GradedAt(int tick);

    /// <summary>Where the tick's row of <see cref="Values"/> starts.</summary>
    public abstract int ValuesAt(int tick);
}
