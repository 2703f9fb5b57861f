using NeuroChip.Core.Images;
using NeuroChip.Emulator.Kernels;

namespace NeuroChip.Emulator.Planning;

/// <summary>A population as drivers see it.</summary>
public sealed record PlannedPopulation
{
    public required PopulationImage Image { get; init; }

    public required NeuronShape Shape { get; init; }

    /// <summary>Neurons, padded to <see cref="ExecutionPlan.LanePadding"/>; what padding neurons compute is ignored.</summary>
    public required int PaddedCount { get; init; }

    /// <summary>Ticks of input sums kept at the same time: 1 + the largest delay.</summary>
    public required int Slots { get; init; }

    /// <summary>Whether a chip that learns carries the state variable from sample to sample.</summary>
    public bool Keeps(int state) => Image.KeptStates.Any(kept => kept.Name == Shape.States[state]);

    /// <summary>A population outside a chip, whose inputs arrive at once.</summary>
    public static PlannedPopulation Alone(PopulationImage population) => new()
    {
        Image = population,
        Shape = KernelCatalog.Shape(population.Family),
        PaddedCount = ExecutionPlan.Pad(population.Count),
        Slots = 1,
    };

    public int Count => Image.Count;

    public int FirstUnit => Image.FirstUnit;
}
