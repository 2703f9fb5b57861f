using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>An input and a layer of 24-bit neurons, all to all.</summary>
/// <param name="Weights">[neurons × inputs], row-major.</param>
/// <param name="Parameters">Of the family lif24.</param>
sealed record IntegerLayer(int Inputs, int Neurons, short[] Weights, ImmutableSortedDictionary<string, ParameterCodes> Parameters)
{
    const int Largest = 1 << 20;

    public static IntegerLayer From(JsonElement root)
    {
        int inputs = root.Int("inputs"), neurons = root.Int("neurons");
        var weights = root.Ints("weights_row_major");
        if (inputs is < 1 or > Largest || neurons is < 1 or > Largest || weights.Length != (long)inputs * neurons)
        {
            throw new VectorFormatException($"{weights.Length} weights are given for {neurons} neurons of {inputs} inputs");
        }

        return new IntegerLayer(inputs, neurons, Array.ConvertAll(weights, Code), new Dictionary<string, ParameterCodes>
        {
            ["decay_u"] = root.Int("iDecay") - 1,
            ["decay_v"] = root.Int("vDecay"),
            ["bias_mant"] = 0,
            ["bias_exp"] = 0,
            ["vth_mant"] = root.Int("vThMant"),
        }.ToImmutableSortedDictionary());
    }

    public ChipImage Image() => new()
    {
        Network = "integer layer",
        Profile = Chip,
        Dt = 1,
        Seed = 0,
        Inputs = [new("input", new(Inputs), 0)],
        Populations = [new() { Name = "layer", Shape = new(Neurons), FirstUnit = Inputs, Family = "lif24", Parameters = Parameters, FirstTick = 1 }],
        Projections = [new() { Name = "weights", SourceFirstUnit = 0, SourceCount = Inputs, Target = 0, WeightBits = 9 }],
        Cores = [new() { Core = 0, Neurons = Units(), Axons = [.. Enumerable.Range(0, Inputs).Select(input => new Axon(input, 0))], Blocks = [Block()] }],
        Outputs = [0],
    };

    // A core without limits: what is checked is the arithmetic.
    static HardwareProfile Chip { get; } = new()
    {
        Name = "vectors",
        Title = "One core without limits",
        Mesh = new(Width: 1, Height: 1, CoresPerTile: 1, MeshTopology.Mesh),
        Core = new(),
        Synapse = new() { Storage = SynapseStorage.Packed, MinWeightBits = 1, MaxWeightBits = 9 },
        Neuron = new() { Family = "lif24", StateBits = 24, ThresholdBits = 24 },
    };

    SynapseBlock Block() => new()
    {
        Projection = 0,
        FirstAxon = 0,
        AxonCount = Inputs,
        Targets = Units(),
        Codes = [.. from input in Enumerable.Range(0, Inputs) from neuron in Enumerable.Range(0, Neurons) select Weights[(neuron * Inputs) + input]],
    };

    ImmutableArray<int> Units() => [.. Enumerable.Range(Inputs, Neurons)];

    static short Code(int weight) => weight is >= -256 and <= 255 ? (short)weight : throw new VectorFormatException($"weight {weight} is not in -256…255");
}
