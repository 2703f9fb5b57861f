using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Devices.Tests.Chips;

/// <summary>One core with a dense block of weights from an input to a layer of "lif" neurons.</summary>
static class TestChip
{
    public const int StateShift = 6;

    public static DeviceSpec Device { get; } = new() { Source = "test", MinSiemens = 1e-6, MaxSiemens = 40e-6 };

    public static ChipImage Of(
        DeviceSpec device, int inputs, int outputs, Func<int, int, int> code, CrossbarMapping mapping = CrossbarMapping.Differential, int bits = 5, int slices = 1,
        int cellBits = 8)
    {
        var codes = new short[inputs * outputs];
        for (var cell = 0; cell < codes.Length; cell++)
        {
            codes[cell] = (short)code(cell / outputs, cell % outputs);
        }

        return new ChipImage
        {
            Network = "test",
            Profile = Profile(device, mapping, slices, cellBits),
            Dt = 1e-3,
            Seed = 1,
            Inputs = [new InputImage("in", new Shape(inputs), 0)],
            Populations =
            [
                new PopulationImage
                {
                    Name = "out", Shape = new Shape(outputs), FirstUnit = inputs, Family = "lif",
                    Parameters = System.Collections.Immutable.ImmutableSortedDictionary<string, ParameterCodes>.Empty.Add("stateShift", StateShift),
                },
            ],
            Projections = [new ProjectionImage { Name = "fc", SourceFirstUnit = 0, SourceCount = inputs, Target = 0, WeightBits = bits, Exponent = 2 }],
            Cores =
            [
                new CoreImage
                {
                    Core = 0,
                    Neurons = [.. Enumerable.Range(inputs, outputs)],
                    Axons = [.. Enumerable.Range(0, inputs).Select(unit => new Axon(unit, 0))],
                    Blocks = [new SynapseBlock { Projection = 0, FirstAxon = 0, AxonCount = inputs, Targets = [.. Enumerable.Range(inputs, outputs)], Codes = [.. codes] }],
                },
            ],
            Outputs = [0],
        };
    }

    /// <summary>Codes −15 … 15 by address.</summary>
    public static ChipImage Random(DeviceSpec device, int inputs, int outputs) =>
        Of(device, inputs, outputs, (i, o) => (int)Math.Round(15 * Samples.Signed((uint)((i * outputs) + o), 9)));

    public static ProgrammedChip Program(ChipImage image, Fidelity fidelity, int chip = 0) =>
        ChipProgrammer.Program(image, new ProgrammingOptions { Fidelity = fidelity, Chip = chip });

    static HardwareProfile Profile(DeviceSpec device, CrossbarMapping mapping, int slices, int cellBits) => new()
    {
        Name = "test",
        Title = "test",
        Mesh = new MeshSpec(1, 1, 1, MeshTopology.Mesh),
        Core = new CoreSpec(),
        Synapse = new SynapseSpec { Storage = SynapseStorage.Crossbar, MinWeightBits = 1, MaxWeightBits = 8 },
        Neuron = new NeuronSpec { Family = "lif", StateBits = 24, ThresholdBits = 23, StateShift = StateShift },
        Crossbar = new CrossbarSpec { Rows = 256, Columns = 256, CellBits = cellBits, Mapping = mapping, Slices = slices },
        Device = device,
    };
}
