using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>
/// When the chip computes what. On the chip every projection takes one tick; in the float network it takes none, or one where it closes
/// a cycle or the discretization says so. A population is therefore computed FirstTick later than in the float network: the longest path
/// from an input, counting the ticks that the chip adds. Edges within a cycle add none, so a cycle shares one FirstTick.
/// </summary>
sealed class PipelineTiming
{
    readonly Dictionary<string, int> _group = [];
    readonly int[] _firstTick;

    PipelineTiming(NetworkGraph network, NetworkOrder order)
    {
        for (var i = 0; i < network.Populations.Length; i++)
        {
            _group[network.Populations[i].Name] = order.Groups[i];
        }

        _firstTick = new int[order.Groups.IsEmpty ? 0 : order.Groups.Max() + 1];
    }

    /// <summary>Null, with a diagnostic, where a cycle takes more ticks on the chip than steps in the network.</summary>
    public static PipelineTiming? Of(NetworkGraph network, NetworkOrder order, IReadOnlyList<JunctionFolding.Path> paths, DiagnosticBag diagnostics)
    {
        var timing = new PipelineTiming(network, order);
        if (paths.FirstOrDefault(path => path.FloatLatency == 0 && timing.IsWithinCycle(path)) is { Projection: var tooFast })
        {
            diagnostics.Add(QuantizationCodes.NotRepresentable.At(
                tooFast.Location,
                $"Population '{tooFast.Source}' has no state and lies on a cycle; on the chip it takes a tick that the network does not have. Write the cycle without it."));
            return null;
        }

        var place = new Dictionary<string, int>();
        foreach (var index in order.Populations)
        {
            place[network.Populations[index].Name] = place.Count;
        }

        timing.Relax([.. paths.Where(path => !timing.IsWithinCycle(path)).OrderBy(path => place[path.Projection.Source])]);
        return timing;
    }

    public int FirstTick(string population) => _firstTick[_group[population]];

    /// <summary>
    /// Ticks that every synapse of the path waits on the chip, on top of the one tick that a spike takes and of its own delays, so
    /// that it acts in the same step as in the float network; 0 or more.
    /// </summary>
    public int Padding(JunctionFolding.Path path) =>
        FirstTick(path.Projection.Target) - FirstTick(path.Projection.Source) - 1 + path.FloatLatency;

    bool IsWithinCycle(JunctionFolding.Path path) => _group[path.Projection.Source] == _group[path.Projection.Target];

    // Longest paths between cycles. They have no cycle among them, so this ends; in the order of computation mostly after two rounds.
    void Relax(JunctionFolding.Path[] between)
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var path in between)
            {
                ref var target = ref _firstTick[_group[path.Projection.Target]];
                var earliest = FirstTick(path.Projection.Source) + Math.Max(0, 1 - path.FloatLatency);
                changed |= earliest > target;
                target = Math.Max(target, earliest);
            }
        }
        while (changed);
    }
}
