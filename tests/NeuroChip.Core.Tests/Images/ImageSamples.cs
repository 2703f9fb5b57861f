using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Tests.Images;

/// <summary>An image with one of everything that a file can hold: a dense and a sparse block, delays, learning, values per neuron.</summary>
static class ImageSamples
{
    // Inputs: units 0, 1. Population "a": 2, 3, 4 on core 0. Population "b": 5 on core 1.
    public static ChipImage Small() => new()
    {
        Network = "small",
        Profile = Profile(),
        Dt = 1e-3,
        Seed = ulong.MaxValue,
        Inputs = [new InputImage("in", new Shape(2), 0) { MaxValue = 15, ValueScale = 0.5 }],
        Populations =
        [
            new PopulationImage
            {
                Name = "a",
                Shape = new Shape(1, 1, 3),
                FirstUnit = 2,
                Family = "lif",
                Parameters = Parameters(("threshold", [3, 4, 5]), ("bias", [0])),
                FirstTick = 1,
                StateScale = [0.5, 0.25, 0.125],
            },
            new PopulationImage { Name = "b", Shape = new Shape(1), FirstUnit = 5, Family = "lif", Parameters = Parameters(("threshold", [1])), FirstTick = 2 },
        ],
        Projections =
        [
            new ProjectionImage { Name = "in-a", SourceFirstUnit = 0, SourceCount = 2, Target = 0, WeightBits = 4, Exponent = 1 },
            new ProjectionImage
            {
                Name = "a-b",
                SourceFirstUnit = 2,
                SourceCount = 3,
                Target = 1,
                WeightBits = 8,
                MaxDelayTicks = 3,
                Learning = new LearningRule
                {
                    Rules = ["dw = x1*y0"],
                    EpochTicks = 4,
                    Traces = ImmutableSortedDictionary<string, TraceConstants>.Empty.Add("x1", new TraceConstants(20, double.PositiveInfinity)),
                },
            },
        ],
        Cores =
        [
            new CoreImage
            {
                Core = 0,
                Neurons = [2, 3, 4],
                Axons = [new Axon(0, 0), new Axon(1, 0)],
                Blocks = [new SynapseBlock { Projection = 0, FirstAxon = 0, AxonCount = 2, Targets = [2, 3, 4], Codes = [1, -2, 3, -4, 5, -6] }],
            },
            new CoreImage
            {
                Core = 1,
                Neurons = [5],
                Axons = [new Axon(2, 0), new Axon(4, 1)],
                Blocks =
                [
                    new SynapseBlock
                    {
                        Projection = 1, FirstAxon = 0, AxonCount = 2, Targets = [5], Codes = [7, 8, 9], RowStart = [0, 1, 3], Columns = [0, 0, 0], Delays = [0, 1, 2],
                    },
                ],
            },
        ],
        Outputs = [1],
        Conversions = [new ConversionRow("a", "threshold", 1.5, 3, "u8", 0, "")],
    };

    static HardwareProfile Profile() => new()
    {
        Name = "test",
        Title = "for tests",
        Sources = ImmutableSortedDictionary<string, string>.Empty.Add("paper", "Somebody 2020"),
        Mesh = new MeshSpec(2, 1, 1, MeshTopology.Torus),
        Core = new CoreSpec { Neurons = 8, PartialSums = true },
        Synapse = new SynapseSpec { Storage = SynapseStorage.Crossbar, MinWeightBits = 1, MaxWeightBits = 8, MaxDelayTicks = 7 },
        Neuron = new NeuronSpec { Family = "lif", StateBits = 16, ThresholdBits = 15 },
        Energy =
        [
            new PriceEntry { Event = EventKind.SynapticEvent, Value = 35.5e-12, How = Evidence.Fit, Scope = PriceScope.PerTerm, Source = "paper" },
        ],
    };

    static ImmutableSortedDictionary<string, ParameterCodes> Parameters(params (string Name, int[] Codes)[] parameters) =>
        parameters.ToImmutableSortedDictionary(p => p.Name, p => new ParameterCodes([.. p.Codes]), StringComparer.Ordinal);

    public static byte[] Bytes(ChipImage image)
    {
        using var stream = new MemoryStream();
        ImageFile.Write(image, stream);
        return stream.ToArray();
    }

    public static ChipImage Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ImageFile.Read(stream, "test.ncimg");
    }
}
