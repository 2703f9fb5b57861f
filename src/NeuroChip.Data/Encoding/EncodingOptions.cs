using NeuroChip.Data.Datasets;

namespace NeuroChip.Data.Encoding;

/// <summary>Which samples to present, and how.</summary>
public sealed record EncodingOptions
{
    /// <summary>A name of <see cref="EncoderCatalog"/>; null for the data set's own.</summary>
    public string? Encoder { get; init; }

    public Split Split { get; init; } = Split.Test;

    /// <summary>Ticks of a sample, 1 … <see cref="MaximumTicks"/>; null for the encoder's own.</summary>
    public int? Ticks { get; init; }

    /// <summary>First sample of the split to present.</summary>
    public int First { get; init; }

    /// <summary>Samples to present, at most; null for all that follow.</summary>
    public int? Samples { get; init; }

    /// <summary>Seed of the run; used by poisson and periodic.</summary>
    public ulong Seed { get; init; }

    /// <summary>poisson and periodic: spikes in a tick for the largest value, on average, above 0 and at most 1.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>frames: time of a step in µs, at least 1.</summary>
    public int StepMicroseconds { get; init; } = 1000;

    /// <summary>Longest presentation of a sample.</summary>
    public const int MaximumTicks = 100_000;
}
