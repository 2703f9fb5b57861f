using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>
/// Makes every weight into a neuron of a population a sum of few values that all its neurons share. A source is copied for every axon that its weights take, and each
/// copy reaches exactly the neurons whose weights contain that axon's value.
/// </summary>
sealed class WeightDecomposition(LoweredNetwork network, AddedNeurons neurons, int target, WeightBasis basis)
{
    /// <param name="retiming">With a tick put into every projection that ends in the population.</param>
    /// <param name="names">Of the copies, by the projection's index.</param>
    public LoweredNetwork Run(Retiming retiming, Func<int, string> names)
    {
        var result = NetworkEdit.Retimed(network, retiming);
        for (var p = 0; p < network.Projections.Length; p++)
        {
            if (network.Projections[p].Target == target)
            {
                result = Decomposed(result, p, names(p));
            }
        }

        return result;
    }

    LoweredNetwork Decomposed(LoweredNetwork result, int index, string name)
    {
        var projection = result.Projections[index];
        var first = FirstCopies(projection.Synapses, projection.SourceCount, out var most);
        var units = new int[first[^1]];
        for (var source = 0; source < projection.SourceCount; source++)
        {
            units.AsSpan(first[source]..first[source + 1]).Fill(projection.SourceFirstUnit + source);
        }

        var origin = network.SourceOf(projection);
        var blank = new LoweredPopulation
        {
            Name = name,
            Shape = new Shape(units.Length),
            FirstUnit = result.Units,
            FirstTick = (origin < 0 ? 0 : result.Populations[origin].FirstTick) + 1,
            Copies = [.. units],
        };
        var copies = neurons.Repeaters(blank, 1);
        var composed = projection with
        {
            SourceFirstUnit = copies.FirstUnit,
            SourceCount = copies.Count,
            MaxSourceValue = 1,
            Synapses = Composed(projection.Synapses, first, most),
        };
        var sourceName = origin < 0 ? network.Inputs.First(input => input.FirstUnit == projection.SourceFirstUnit).Name : network.Populations[origin].Name;
        var copying = CopyProjection.To(copies, result.Populations.Length, sourceName, projection.SourceFirstUnit, projection.SourceCount, projection.MaxSourceValue, neurons);
        return result with { Populations = result.Populations.Add(copies), Projections = result.Projections.SetItem(index, composed).Add(copying) };
    }

    // Copies of a source: for each type as many as the weight that needs most of them.
    int[] FirstCopies(SynapseList synapses, int sources, out int[][] most)
    {
        most = [.. Enumerable.Range(0, sources).Select(_ => new int[basis.Weights.Length])];
        for (var s = 0; s < synapses.Count; s++)
        {
            var digits = basis.Digits((int)synapses.Weights[s]);
            var needed = most[synapses.Sources[s]];
            for (var type = 0; type < digits.Length; type++)
            {
                needed[type] = Math.Max(needed[type], digits[type]);
            }
        }

        var first = new int[sources + 1];
        for (var source = 0; source < sources; source++)
        {
            first[source + 1] = first[source] + most[source].Sum();
        }

        return first;
    }

    SynapseList Composed(SynapseList synapses, int[] first, int[][] most)
    {
        var start = new int[synapses.Targets + 1];
        var sources = new List<int>();
        var weights = new List<double>();
        var delays = new List<byte>();
        for (var neuron = 0; neuron < synapses.Targets; neuron++)
        {
            for (var s = synapses.TargetStart[neuron]; s < synapses.TargetStart[neuron + 1]; s++)
            {
                var digits = basis.Digits((int)synapses.Weights[s]);
                var copy = first[synapses.Sources[s]];
                for (var type = 0; type < digits.Length; type++)
                {
                    for (var axon = 0; axon < digits[type]; axon++)
                    {
                        sources.Add(copy + axon);
                        weights.Add(basis.Weights[type]);
                        delays.Add(synapses.Delays[s]);
                    }

                    copy += most[synapses.Sources[s]][type];
                }
            }

            start[neuron + 1] = sources.Count;
        }

        return new SynapseList(start, [.. sources], [.. weights], [.. delays]);
    }
}
