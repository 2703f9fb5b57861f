using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Reference.Neurons;
using NeuroChip.Reference.Synapses;

namespace NeuroChip.Reference.Planning;

/// <summary>From a description to something that runs.</summary>
static class PlanBuilder
{
    // Beyond this (600 MB of lists) projections are walked anew for every spike.
    const long SynapseBudget = 50_000_000;

    /// <exception cref="InputErrorException">NC6040, or NC2090 from <see cref="NetworkOrder"/>.</exception>
    public static NetworkPlan Build(NetworkGraph network, int ticks)
    {
        Refuse(network);
        var order = NetworkOrder.Of(network);
        var index = network.Populations.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        var connections = Connections(network, order, index);
        var populations = new PopulationPlan[network.Populations.Length];
        var spiking = Spiking(network, order, index);
        int unit = 0, port = 0;
        for (var i = 0; i < populations.Length; i++)
        {
            var population = network.Populations[i];
            populations[i] = new PopulationPlan(
                population.Size,
                SomaBuilder.Build(population, network.Discretization),
                population.IsInput ? port++ : -1,
                spiking[i],
                unit,
                FirstOutput(network, population),
                Drive(network, population),
                MaxLatency(connections.Where(c => c.Target == i), ticks),
                [.. connections.Where((_, projection) => index[network.Projections[projection].Source] == i)]);
            unit += population.Size;
        }

        return new NetworkPlan(populations, [.. order.Populations], ticks, unit, network.Outputs.Sum(name => network[name].Size));
    }

    static void Refuse(NetworkGraph network)
    {
        foreach (var population in network.Populations)
        {
            if (population.Model is FixedPointModel model)
            {
                throw new InputErrorException(RunCodes.NotInFloat.At(
                    population.Location, $"population '{population.Name}' is made of '{model.Family}' neurons, which are integers of a chip."));
            }
        }

        foreach (var projection in network.Projections)
        {
            if (projection.Learning is not null)
            {
                throw new InputErrorException(RunCodes.NotInFloat.At(
                    projection.Location, $"projection '{projection.Name}' learns on the chip; the reference keeps weights fixed."));
            }
        }
    }

    static ConnectionPlan[] Connections(NetworkGraph network, NetworkOrder order, Dictionary<string, int> index)
    {
        var budget = SynapseBudget;
        var connections = new ConnectionPlan[network.Projections.Length];
        for (var i = 0; i < connections.Length; i++)
        {
            var projection = network.Projections[i];

            // Around a cycle the previous step's value is delivered anyway; a latency of 1 between layers says the same.
            var latency = Math.Max(order.ClosesCycle[i] ? 1 : 0, network.Discretization.LayerLatency);
            connections[i] = new ConnectionPlan(index[projection.Target], latency, SynapseRows.Of(projection, ref budget));
        }

        return connections;
    }

    static int MaxLatency(IEnumerable<ConnectionPlan> incoming, int ticks)
    {
        var longest = incoming.Select(c => (long)c.Latency + c.Synapses.MaxDelay).DefaultIfEmpty().Max();
        return (int)Math.Min(longest, Math.Max(ticks - 1, 0));
    }

    static int FirstOutput(NetworkGraph network, Population population)
    {
        var position = network.Outputs.IndexOf(population.Name);
        return position < 0 ? -1 : network.Outputs.Take(position).Sum(name => network[name].Size);
    }

    static double[] Drive(NetworkGraph network, Population population)
    {
        var drive = new double[population.Size];
        foreach (var projection in network.Projections.Where(p => p.Target == population.Name))
        {
            var constant = projection.ConstantDrive() ?? [];
            for (var i = 0; i < constant.Length; i++)
            {
                drive[i] += constant[i];
            }
        }

        return drive;
    }

    // Whether outputs are numbers of spikes. A junction that only renames or delays spikes passes them on.
    static bool[] Spiking(NetworkGraph network, NetworkOrder order, Dictionary<string, int> index)
    {
        bool[] spiking = [.. network.Populations.Select(p =>
            p.Model is not (IntegratorModel or LeakyIntegratorModel or CubaLeakyIntegratorModel or PassthroughModel))];
        var incoming = network.Projections.ToLookup(p => p.Target, StringComparer.Ordinal);
        foreach (var junction in order.Populations.Where(i => network.Populations[i].Model is PassthroughModel))
        {
            spiking[junction] = incoming[network.Populations[junction].Name]
                .All(p => p.Stages.All(s => s is ReshapeStage or DelayStage) && spiking[index[p.Source]]);
        }

        return spiking;
    }
}
