using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Networks;

/// <summary>
/// In which order the populations of a step are computed, and which projections deliver the previous step's value: those that leave
/// a population with state and lie on a cycle. All others deliver within the step, so their source comes first.
/// </summary>
public sealed class NetworkOrder
{
    NetworkOrder(ImmutableArray<int> populations, ImmutableArray<int> groups, ImmutableArray<bool> closesCycle)
    {
        Populations = populations;
        Groups = groups;
        ClosesCycle = closesCycle;
    }

    /// <summary>Indices into <see cref="NetworkGraph.Populations"/>; among those that are ready the lowest index comes first.</summary>
    public ImmutableArray<int> Populations { get; }

    /// <summary>[populations] number of the population's cycle: populations that reach each other share it, all others have their own.</summary>
    public ImmutableArray<int> Groups { get; }

    /// <summary>[projections] true where the projection delivers the previous step's value (0 in step 0).</summary>
    public ImmutableArray<bool> ClosesCycle { get; }

    /// <exception cref="InputErrorException">NC2090: a cycle has no population with state.</exception>
    public static NetworkOrder Of(NetworkGraph network)
    {
        var edges = Edges(network);
        var successors = Adjacency(network.Populations.Length, edges);
        var groups = ConnectedGroups.Of(successors);
        var closesCycle = edges
            .Select(e => groups[e.Source] == groups[e.Target] && HasState(network.Populations[e.Source].Model))
            .ToImmutableArray();
        var withinStep = edges.Where((_, projection) => !closesCycle[projection]).ToList();
        return new NetworkOrder(Sort(network, withinStep), groups, closesCycle);
    }

    static bool HasState(NeuronModel model) => model is not (InputModel or ThresholdModel or PassthroughModel);

    static List<(int Source, int Target)> Edges(NetworkGraph network)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < network.Populations.Length; i++)
        {
            index[network.Populations[i].Name] = i;
        }

        return [.. network.Projections.Select(p => (index[p.Source], index[p.Target]))];
    }

    static List<int>[] Adjacency(int populations, List<(int Source, int Target)> edges)
    {
        var successors = new List<int>[populations];
        for (var i = 0; i < populations; i++)
        {
            successors[i] = [];
        }

        foreach (var (source, target) in edges)
        {
            successors[source].Add(target);
        }

        return successors;
    }

    // Kahn's algorithm with the lowest index first.
    static ImmutableArray<int> Sort(NetworkGraph network, List<(int Source, int Target)> edges)
    {
        var count = network.Populations.Length;
        var successors = Adjacency(count, edges);
        var missing = new int[count];
        foreach (var (_, target) in edges)
        {
            missing[target]++;
        }

        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, count).Where(i => missing[i] == 0).Select(i => (i, i)));
        var order = ImmutableArray.CreateBuilder<int>(count);
        while (ready.TryDequeue(out var next, out _))
        {
            order.Add(next);
            foreach (var target in successors[next])
            {
                if (--missing[target] == 0)
                {
                    ready.Enqueue(target, target);
                }
            }
        }

        return order.Count == count ? order.MoveToImmutable() : throw StatelessCycle(network, missing);
    }

    static InputErrorException StatelessCycle(NetworkGraph network, int[] missing)
    {
        var stuck = network.Populations.Where((_, i) => missing[i] > 0).First();
        return new InputErrorException(NetworkCodes.StatelessCycle.At(
            stuck.Location, $"population '{stuck.Name}' depends on its own output within the same step."));
    }
}
