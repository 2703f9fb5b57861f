using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>
/// A chip with the number formats of another and room for every neuron as it is: what a network computes there is what it would compute without relays, splitters
/// and composed weights. Its cores are no measure of anything.
/// </summary>
public static class UnsplitChip
{
    const int Side = 1 << 10;

    public static HardwareProfile Of(HardwareProfile chip) => chip with
    {
        Mesh = new MeshSpec(Side, Side, 1, MeshTopology.Mesh),
        Core = new CoreSpec { PartialSums = true },
        Synapse = chip.Synapse with { AxonTypes = null },
        Crossbar = null,
    };
}
