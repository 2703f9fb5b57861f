using System.Collections.Immutable;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Images;

/// <summary>An input port of the chip: units that spike from outside.</summary>
/// <param name="Name">Name in the network.</param>
/// <param name="FirstUnit">Number of its first unit.</param>
public sealed record InputImage(string Name, Shape Shape, int FirstUnit)
{
    /// <summary>Largest value that the compiler allowed for in one tick; 1 for spikes. No accumulator overflows up to it.</summary>
    public int MaxValue { get; init; } = 1;

    /// <summary>Real value of a code of 1 that was folded into the weights from here.</summary>
    public double ValueScale { get; init; } = 1;

    public int Count => Shape.Count;
}

/// <summary>A population in integers. Which core holds which of its neurons is said by the cores.</summary>
public sealed record PopulationImage
{
    public required string Name { get; init; }

    public required Shape Shape { get; init; }

    /// <summary>Number of its first neuron among the image's units (inputs come first, then populations in order).</summary>
    public required int FirstUnit { get; init; }

    /// <summary>Kernel family, see the kernel catalogue of the emulator.</summary>
    public required string Family { get; init; }

    /// <summary>Integer parameters by the names of the family.</summary>
    public required ImmutableSortedDictionary<string, ParameterCodes> Parameters { get; init; }

    /// <summary>
    /// First tick in which these neurons are updated within a sample: the length of the longest path of projections from an input.
    /// Every projection takes one tick, so layer k of a feed-forward network computes in tick k what the float network computes in step 0;
    /// without this offset a bias would act too early.
    /// </summary>
    public int FirstTick { get; init; }

    /// <summary>Real value of one unit of the membrane state; one value, or one per neuron. For display and decoding, never for dynamics.</summary>
    public ImmutableArray<double> StateScale { get; init; } = [1.0];

    /// <summary>State variables that are not set back between the samples of a run that learns.</summary>
    public ImmutableArray<KeptState> KeptStates { get; init; } = [];

    public int Count => Shape.Count;
}
