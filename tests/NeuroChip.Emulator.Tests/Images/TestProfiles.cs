using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Tests.Images;

/// <summary>Profiles without limits, for images made by hand.</summary>
public static class TestProfiles
{
    public static HardwareProfile Plain { get; } = new()
    {
        Name = "test",
        Title = "A chip without limits",
        Mesh = new(Width: 3, Height: 2, CoresPerTile: 2, MeshTopology.Mesh),
        Core = new(),
        Synapse = new() { Storage = SynapseStorage.Packed, MinWeightBits = 1, MaxWeightBits = 9 },
        Neuron = new() { Family = "lif", StateBits = 24, ThresholdBits = 24 },
    };
}
