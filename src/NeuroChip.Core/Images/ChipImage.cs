using System.Collections.Immutable;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Core.Images;

/// <summary>
/// Everything that is loaded into the chip, in integers, with the profile that it was compiled for. The emulator reads nothing else.
/// Units are numbered once for the image: inputs first, then the neurons of each population in row-major order.
/// </summary>
public sealed record ChipImage
{
    public required string Network { get; init; }

    public required HardwareProfile Profile { get; init; }

    /// <summary>Length of one tick in the network's own time, seconds.</summary>
    public required double Dt { get; init; }

    /// <summary>Seed of everything random on the chip and in the compilation.</summary>
    public required ulong Seed { get; init; }

    public required ImmutableArray<InputImage> Inputs { get; init; }

    public required ImmutableArray<PopulationImage> Populations { get; init; }

    public required ImmutableArray<ProjectionImage> Projections { get; init; }

    /// <summary>Cores in use, by ascending number.</summary>
    public required ImmutableArray<CoreImage> Cores { get; init; }

    /// <summary>Indices of the populations that are read.</summary>
    public required ImmutableArray<int> Outputs { get; init; }

    public ImmutableArray<ConversionRow> Conversions { get; init; } = [];

    /// <summary>Ticks of learning that made these weights; 0: as compiled. Random numbers of further learning count from here.</summary>
    public long LearnedTicks { get; init; }

    public int InputUnits => Inputs.Sum(input => input.Count);

    public int Neurons => Populations.Sum(population => population.Count);

    public int Units => InputUnits + Neurons;

    /// <summary>Ticks from the start of a sample until its last output: the sample's own ticks and the depth of the pipeline.</summary>
    public int TicksFor(int sampleTicks) => sampleTicks + (Populations.IsEmpty ? 0 : Populations.Max(p => p.FirstTick));
}
