using System.Collections.Immutable;

namespace NeuroChip.Core.Networks;

/// <summary>A plasticity rule as the user wrote it: text to be parsed for the profile's learning engine, and its trace constants.</summary>
public sealed record LearningRule
{
    /// <summary>Sum of products, for example <c>dw = 2^-2*x1*y0 - 2^-2*y1*x0</c>; one entry for each learned variable.</summary>
    public required ImmutableArray<string> Rules { get; init; }

    /// <summary>Ticks between weight updates.</summary>
    public int EpochTicks { get; init; } = 1;

    /// <summary>Constants of the traces by name (x1, x2, y1, y2, y3).</summary>
    public required ImmutableSortedDictionary<string, TraceConstants> Traces { get; init; }
}

/// <param name="Impulse">Added to the trace by a spike, 0…127 and a fraction.</param>
/// <param name="TauTicks">Time constant in ticks; 0 clears the trace every tick; infinite keeps it.</param>
public readonly record struct TraceConstants(double Impulse, double TauTicks);
