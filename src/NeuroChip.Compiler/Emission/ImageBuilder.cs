using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Emission;

/// <summary>Puts structure, codes and places together into what is loaded.</summary>
static class ImageBuilder
{
    public static ChipImage Build(
        LoweredNetwork network, QuantizedNetwork quantized, Placement placement, HardwareProfile profile, ulong seed)
    {
        var cores = new CoreBuilder(network, quantized, profile);
        return new ChipImage
        {
            Network = network.Name,
            Profile = profile,
            Dt = network.Dt,
            Seed = seed,
            Inputs = [.. network.Inputs.Select(Input)],
            Populations = [.. network.Populations.Select((population, p) => Population(population, quantized.Populations[p]))],
            Projections = [.. network.Projections.Select((projection, p) => Projection(projection, quantized.Projections[p]))],
            Cores = [.. placement.Cores.Select(cores.Build)],
            Outputs = network.Outputs,
            Conversions = quantized.Conversions,
        };
    }

    static InputImage Input(LoweredInput input) => new(input.Name, input.Shape, input.FirstUnit)
    {
        MaxValue = input.Coding.MaxValue,
        ValueScale = input.Coding.Scale,
    };

    static PopulationImage Population(LoweredPopulation population, QuantizedPopulation codes) => new()
    {
        Name = population.Name,
        Shape = population.Shape,
        FirstUnit = population.FirstUnit,
        Family = codes.Family,
        Parameters = codes.Parameters,
        FirstTick = population.FirstTick,
        StateScale = codes.StateScale,
        KeptStates = [.. population.Keep.Select(name => new KeptState(name, []))],
    };

    static ProjectionImage Projection(LoweredProjection projection, QuantizedProjection codes) => new()
    {
        Name = projection.Name,
        SourceFirstUnit = projection.SourceFirstUnit,
        SourceCount = projection.SourceCount,
        Target = projection.Target,
        Exponent = codes.Exponent,
        Port = codes.Port,
        WeightBits = codes.WeightBits,
        SignMode = codes.SignMode,
        CodeScale = codes.CodeScale,
        MaxDelayTicks = projection.Synapses.Delays is { Length: > 0 } delays ? delays.Max() : 0,
        Learning = projection.Learning,
    };
}
