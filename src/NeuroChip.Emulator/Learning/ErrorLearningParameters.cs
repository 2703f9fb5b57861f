namespace NeuroChip.Emulator.Learning;

/// <summary>Constants of error-driven decoder learning.</summary>
public sealed record ErrorLearningParameters
{
    public required int Axons { get; init; }

    /// <summary>Dimensions of the error; every axon has a weight for the negative and the positive copy of each.</summary>
    public required int Dimensions { get; init; }

    /// <summary>Time constant of the traces in ticks.</summary>
    public required double TraceTau { get; init; }

    /// <summary>Added to the trace of an axon that fired, 0…127 and a fraction of 1/128.</summary>
    public required double TraceIncrement { get; init; }

    /// <summary>−2^15…2^15.</summary>
    public required int RateMantissa { get; init; }

    /// <summary>−40…20.</summary>
    public required int RateExponent { get; init; }

    /// <summary>Weights are multiples of 2^(shift + 1), 0…15.</summary>
    public required int WeightShift { get; init; }
}
