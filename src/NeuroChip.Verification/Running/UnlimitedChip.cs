using NeuroChip.Core.Hardware;

namespace NeuroChip.Verification.Running;

/// <summary>
/// The profile that vectors of neurons and networks are compiled for: formats and rules of the published 24-bit families, none of their
/// chips' budgets. Cores are small, so that larger networks are spread over several.
/// </summary>
static class UnlimitedChip
{
    public static HardwareProfile Profile { get; } = new()
    {
        Name = "unlimited",
        Title = "Formats of the 24-bit families without budgets",
        Mesh = new(Width: 256, Height: 256, CoresPerTile: 64, MeshTopology.Mesh),
        Core = new() { Neurons = 128 },
        Synapse = new()
        {
            Storage = SynapseStorage.Packed,
            MinWeightBits = 1,
            MaxWeightBits = 8,
            SignModes = true,
            MinExponent = -16,
            MaxExponent = 16,
            MaxDelayTicks = byte.MaxValue,
            // No proof that sums fit into the emulator's 32 bits: it would count on every unit sending its largest value at once, and what
            // comes out is compared anyway.
            AccumulatorBits = 63,
        },
        Neuron = new() { Family = "lif24", Variants = NeuronFamilies.All.Remove("lif24"), StateBits = 24, ThresholdBits = 17 },
    };
}
