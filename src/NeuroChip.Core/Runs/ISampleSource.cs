namespace NeuroChip.Core.Runs;

/// <summary>Samples ready to be presented, made on demand. Thread-safe: workers ask for their own samples.</summary>
public interface ISampleSource
{
    int Count { get; }

    /// <summary>Ticks that every sample lasts.</summary>
    int Ticks { get; }

    /// <summary>One encoded signal for each input population, in the network's order of inputs.</summary>
    EncodedSample[] Encode(int sample);

    /// <summary>Class of the sample, or −1 where it has none.</summary>
    int Label(int sample);
}
