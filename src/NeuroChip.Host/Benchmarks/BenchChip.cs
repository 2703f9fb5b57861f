using NeuroChip.Compiler;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Host.Benchmarks;

/// <summary>A chip without limits or prices: benchmarks ask how fast the emulator is, not what fits where.</summary>
static class BenchChip
{
    public const double Dt = 1e-3;

    public static HardwareProfile Profile { get; } = new()
    {
        Name = "bench",
        Title = "Digital cores without limits",
        Mesh = new(Width: 1, Height: 1, CoresPerTile: 1, MeshTopology.Mesh),
        Core = new(),
        Synapse = new() { Storage = SynapseStorage.Packed, MinWeightBits = 1, MaxWeightBits = 8 },
        Neuron = new()
        {
            Family = "lif",
            StateBits = 24,
            StateShift = 6,
            DecayBits = 12,
            ThresholdBits = 23,
            BiasBits = 24,
            DecayRounding = Rounding.Floor,
            ResetValue = true,
            SubtractReset = true,
            MaxRefractoryTicks = 255,
        },
    };

    public static ChipImage Compile(NetworkGraph network)
    {
        var diagnostics = new DiagnosticBag();
        return CompilerDriver.Compile(network, Profile, new() { Seed = 1 }, diagnostics)?.Image
            ?? throw new InvalidOperationException($"benchmark network '{network.Name}': {diagnostics.Items[0]}");
    }
}
