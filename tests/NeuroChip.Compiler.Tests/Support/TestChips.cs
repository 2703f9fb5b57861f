using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Tests.Support;

/// <summary>Profiles made in code, so that these tests do not change when a shipped profile does.</summary>
static class TestChips
{
    /// <summary>Crossbar cores of 256×256 cells in differential pairs: 256 axons × 128 neurons, partial sums.</summary>
    public static HardwareProfile Rram256 { get; } = new()
    {
        Name = "rram-256",
        Title = "test",
        Quantization = new QuantizationSpec { Calibration = WeightCalibration.Max },
        Mesh = new MeshSpec(16, 16, 1, MeshTopology.Mesh),
        Core = new CoreSpec { Neurons = 128, InputAxons = 256, PartialSums = true },
        Crossbar = new CrossbarSpec { Rows = 256, Columns = 256, CellBits = 8, Mapping = CrossbarMapping.Differential },
        Synapse = new SynapseSpec { Storage = SynapseStorage.Crossbar, MinWeightBits = 1, MaxWeightBits = 8, MaxDelayTicks = 63, AccumulatorBits = 24 },
        Neuron = new NeuronSpec
        {
            Family = "lif",
            StateBits = 24,
            StateShift = 6,
            DecayBits = 12,
            ThresholdBits = 23,
            BiasBits = 24,
            SynapticCurrent = true,
            DecayRounding = Rounding.Nearest,
            SubtractReset = true,
            ResetValue = true,
            MaxSpikesPerTick = 255,
            MaxRefractoryTicks = 255,
        },
    };

    /// <summary>Loihi's limits: 1024 neurons, 4096 axons each way, 16,384 words of 64 bits of packed synapses, lif24 neurons.</summary>
    public static HardwareProfile Loihi { get; } = new()
    {
        Name = "loihi",
        Title = "test",
        Quantization = new QuantizationSpec { Calibration = WeightCalibration.Max },
        Mesh = new MeshSpec(8, 4, 4, MeshTopology.Mesh),
        Core = new CoreSpec { Neurons = 1024, InputAxons = 4096, OutputAxons = 4096, SynapseMemoryBits = 16384 * 64, NeuronConfigurations = 32 },
        Synapse = new SynapseSpec
        {
            Storage = SynapseStorage.Packed,
            MinWeightBits = 1,
            MaxWeightBits = 8,
            MinExponent = -8,
            MaxExponent = 7,
            SignModes = true,
            MaxDelayTicks = 62,
            IndexBits = 10,
            DelayBits = 6,
            TagBits = 0,
            ListHeaderBits = 10,
            WordBits = 64,
        },
        Neuron = new NeuronSpec
        {
            Family = "lif24",
            Variants = ["ternary24", "lif24b"],
            StateBits = 24,
            StateShift = 6,
            DecayBits = 12,
            ThresholdBits = 17,
            ThresholdShift = 6,
            BiasBits = 13,
            MaxBiasExponent = 7,
            SynapticCurrent = true,
        },
    };

    public static HardwareProfile With(this HardwareProfile profile, QuantizationSpec quantization) => profile with { Quantization = quantization };
}
