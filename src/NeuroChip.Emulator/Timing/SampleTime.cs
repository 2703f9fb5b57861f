namespace NeuroChip.Emulator.Timing;

/// <summary>When things happened in one sample, by the chip's clock, in seconds from the sample's start.</summary>
/// <param name="Sample">Index in the sample source.</param>
/// <param name="Seconds">The whole sample.</param>
/// <param name="FirstInput">Start of the first tick with a spike from outside; null where there is none.</param>
/// <param name="FirstOutput">End of the first tick in which an output fired; null where none did.</param>
/// <param name="LongestTick">Seconds.</param>
/// <param name="Overruns">Ticks that took longer than the profile's tick.</param>
public readonly record struct SampleTime(int Sample, double Seconds, double? FirstInput, double? FirstOutput, double LongestTick, int Overruns)
{
    /// <summary>From the first spike in to the end of the sample, when spikes are counted; null without input.</summary>
    public double? ToEnd => Seconds - FirstInput;

    /// <summary>From the first spike in to the first spike out; null without one of them.</summary>
    public double? ToFirstOutput => FirstOutput - FirstInput;
}
