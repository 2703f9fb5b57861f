using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Verification.Kinds;

/// <summary>A file of format network/1 as a network in chip integers, with its input and what must come out.</summary>
sealed class NetworkVector
{
    const string Source = "source";
    const int MostUnits = 1 << 20;

    public NetworkVector(JsonElement root)
    {
        Steps = root.Steps();
        var populations = root.Field("populations").Items().ToArray();
        var sizes = Sizes(populations);
        Connections = [.. root.Optional("connections")?.Items().Select((connection, number) => new NetworkConnection(connection, number, sizes)) ?? []];
        Inputs = populations.Where(IsSource).ToDictionary(NameOf, source => ReadInput(root, NameOf(source), sizes[NameOf(source)]), StringComparer.Ordinal);
        Graph = new()
        {
            Name = "vector",
            // Every projection takes one step, those that leave a source too.
            Discretization = new() { Dt = 1e-3, LayerLatency = 1 },
            Populations = [.. populations.OrderBy(population => !IsSource(population)).Select(population => ReadPopulation(population, sizes))],
            Projections = [.. Connections.Select(connection => connection.Projection)],
            Outputs = [.. populations.Where(population => !IsSource(population)).Select(NameOf)],
        };
        RequireLoadedWeights();
        Expected = [.. root.Optional("expected")?.Members().Select(member => new ExpectedPopulation(member.Name, member.Value, SizeOf(member.Name))) ?? []];
    }

    public int Steps { get; }

    public NetworkGraph Graph { get; }

    public Dictionary<string, EncodedSample> Inputs { get; }

    public ImmutableArray<NetworkConnection> Connections { get; }

    public ImmutableArray<ExpectedPopulation> Expected { get; }

    public bool HasNeurons => !Graph.Outputs.IsEmpty;

    // How the reference of this family rounds other weights is not said.
    void RequireLoadedWeights()
    {
        foreach (var connection in Connections)
        {
            if (!connection.IsLoaded && Graph[connection.Projection.Target].Model is FixedPointModel { Family: "lif24b" })
            {
                throw new VectorFormatException($"weights into '{connection.Projection.Target}' of family lif24b need units \"accumulator\"");
            }
        }
    }

    int SizeOf(string population) => Graph.Outputs.Contains(population)
        ? Graph[population].Size
        : throw new VectorFormatException($"'expected' names '{population}', which is no population of neurons");

    static Dictionary<string, int> Sizes(JsonElement[] populations)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var population in populations)
        {
            var size = population.Int("size");
            if (size is < 1 or > MostUnits)
            {
                throw new VectorFormatException($"population '{NameOf(population)}' has size {size}; allowed are 1 to {MostUnits}");
            }

            if (!sizes.TryAdd(NameOf(population), size))
            {
                throw new VectorFormatException($"there are two populations '{NameOf(population)}'");
            }
        }

        return sizes;
    }

    static Population ReadPopulation(JsonElement population, Dictionary<string, int> sizes) => new()
    {
        Name = NameOf(population),
        Shape = new(sizes[NameOf(population)]),
        Model = IsSource(population) ? new InputModel() : ReadModel(population),
    };

    static FixedPointModel ReadModel(JsonElement population)
    {
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ParameterValues>(StringComparer.Ordinal);
        if (population.Optional("params") is { } given)
        {
            foreach (var name in given.Members().Select(member => member.Name))
            {
                parameters[name] = new([.. given.OneOrMore(name).Select(value => (double)value)]);
            }
        }

        return new() { Family = population.String("model"), Parameters = parameters.ToImmutable() };
    }

    // Missing inputs are silent; steps beyond the end of the list are, too.
    EncodedSample ReadInput(JsonElement root, string name, int size)
    {
        var given = root.Optional("input")?.Optional(name)?.Items().Take(Steps).Select(step => step.Items().Select(ReadSpike).ToArray()).ToList() ?? [];
        while (given.Count < Steps)
        {
            given.Add([]);
        }

        return VectorFields.Encode(name, size, given);
    }

    static (int Unit, int Value) ReadSpike(JsonElement spike)
    {
        if (spike.ValueKind != JsonValueKind.Array)
        {
            return (spike.Int(), 1);
        }

        return spike.Ints() is [var unit, var value] ? (unit, value) : throw new VectorFormatException("a graded spike is a pair of unit and value");
    }

    static bool IsSource(JsonElement population) => population.String("model") == Source;

    static string NameOf(JsonElement population) => population.String("name");
}
