using System.Collections.Immutable;

namespace NeuroChip.Core.Images;

/// <summary>
/// What happens to one crossbar array on the way from spikes to neurons, in integers: values become codes of the input lines; sums get noise of each
/// read, then go through a converter. A projection that has one is a single array; its sums are in units of its codes.
/// </summary>
public sealed record ReadoutImage
{
    /// <summary>Seed of the array's read noise.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Null: values drive the lines as they are.</summary>
    public InputDriveImage? Input { get; init; }

    /// <summary>
    /// [neurons of the target]: standard deviation that one active input adds, in 1/256 of a unit, times <see cref="NoiseScale"/>. It grows with the root
    /// of the active inputs. Empty: no noise.
    /// </summary>
    public ImmutableArray<int> NoiseQ8 { get; init; } = [];

    /// <summary>Units between two codes of the converter; 0: none. Even where the code is searched for.</summary>
    public int Step { get; init; }

    /// <summary>Codes run from minus this to this; where the code is searched for, from 0 to this, which is 2^bits − 1.</summary>
    public int LargestCode { get; init; }

    /// <summary>Null: the converter is perfect.</summary>
    public CodeSearchImage? Search { get; init; }

    /// <summary>2^16 over the standard deviation of the sum of eight uniform numbers of 16 bits, √(8·(2^32 − 1)/12).</summary>
    public const double NoiseScale = 65536 / 53509.89;
}
