using System.Collections.Immutable;

namespace NeuroChip.Core.Networks;

/// <summary>A plasticity rule as the user wrote it: sums of products with their traces, or one of the two rules with names of their own.</summary>
public sealed record LearningRule
{
    /// <summary>Sum of products, for example <c>dw = 2^-2*x1*y0 - 2^-2*y1*x0</c>; one entry for each learned variable. Empty for the other rules.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>Ticks between weight updates.</summary>
    public int EpochTicks { get; init; } = 1;

    /// <summary>Constants of the traces by name (x1, x2, y1, y2, y3).</summary>
    public ImmutableSortedDictionary<string, TraceConstants> Traces { get; init; } = ImmutableSortedDictionary.Create<string, TraceConstants>(StringComparer.Ordinal);

    /// <summary>Third factors: traces y1, y2, y3 that are read from an input of the network in every tick, by name of the trace.</summary>
    public ImmutableSortedDictionary<string, string> Supplied { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Decoders that learn from an error; null for other rules.</summary>
    public ErrorRule? Error { get; init; }

    /// <summary>Spike-driven plasticity of 3-bit synapses; null for other rules.</summary>
    public SdspRule? Sdsp { get; init; }
}

/// <param name="Impulse">Added to the trace by a spike, 0…127 and a fraction.</param>
/// <param name="TauTicks">Time constant in ticks; 0 clears the trace every tick; infinite keeps it.</param>
public readonly record struct TraceConstants(double Impulse, double TauTicks);

/// <summary>Error-driven learning of decoders. The target has two neurons for each dimension of the error: first those for its negative, then those for itself.</summary>
/// <param name="Input">Input of the network that carries the error, −127…127 for each dimension.</param>
/// <param name="Trace">Of the sources.</param>
/// <param name="RateMantissa">−2^15…2^15.</param>
/// <param name="RateExponent">−40…20.</param>
/// <param name="WeightShift">Weights are multiples of 2^(shift + 1), at most 127 of them: 0…7.</param>
public sealed record ErrorRule(string Input, TraceConstants Trace, int RateMantissa, int RateExponent, int WeightShift);

/// <summary>Spike-driven plasticity by membrane and calcium of the target, whose neurons hold the thresholds.</summary>
/// <param name="BistabilityTicks">Ticks between two bistability events, which drive weights to the nearer end of their range; 0: never.</param>
public sealed record SdspRule(int BistabilityTicks);
