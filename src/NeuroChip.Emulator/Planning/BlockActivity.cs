using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Planning;

/// <summary>
/// Which blocks cost something in each tick in which a spike arrives at one of their axons, whichever and however many: partial sums to
/// other cores, and column conversions. That does not follow from spikes per unit, so the run counts active ticks; blocks with the same
/// axons share a count.
/// </summary>
public sealed class BlockActivity
{
    readonly Dictionary<(int Core, int Block), int> _groupOfBlock;

    BlockActivity(int groups, int maxDelay, int[] memberStart, int[] members, int[] delays, Dictionary<(int, int), int> groupOfBlock)
    {
        (Groups, MaxDelay, MemberStart, Members, Delays, _groupOfBlock) = (groups, maxDelay, memberStart, members, delays, groupOfBlock);
    }

    /// <summary>Distinct sets of axons that are watched; 0: nothing needs to be counted.</summary>
    public int Groups { get; }

    /// <summary>Largest axon delay among them.</summary>
    public int MaxDelay { get; }

    /// <summary>[units + 1]; the groups that unit u activates are Members[MemberStart[u] … MemberStart[u+1]−1].</summary>
    public int[] MemberStart { get; }

    public int[] Members { get; }

    /// <summary>Axon delay for each of <see cref="Members"/>.</summary>
    public int[] Delays { get; }

    /// <summary>Group of a block by the indices of its core and itself in the image; −1: not watched.</summary>
    public int GroupOf(int core, int block) => _groupOfBlock.GetValueOrDefault((core, block), -1);

    public static bool CountsConversions(HardwareProfile profile) => profile.Crossbar is { Mapping: not CrossbarMapping.Direct };

    public static BlockActivity Of(ChipImage image)
    {
        var all = CountsConversions(image.Profile);
        var groups = new List<Axon[]>();
        var byHash = new Dictionary<int, List<int>>();
        var groupOfBlock = new Dictionary<(int, int), int>();
        for (var core = 0; core < image.Cores.Length; core++)
        {
            var local = image.Cores[core].Neurons.AsSpan();
            for (var block = 0; block < image.Cores[core].Blocks.Length; block++)
            {
                var candidate = image.Cores[core].Blocks[block];
                if (all || RemoteTargets(candidate, local) > 0)
                {
                    var axons = image.Cores[core].Axons.AsSpan().Slice(candidate.FirstAxon, candidate.AxonCount);
                    groupOfBlock.Add((core, block), FindOrAdd(groups, byHash, axons));
                }
            }
        }

        return Invert(image.Units, groups, groupOfBlock);
    }

    /// <summary>Targets of the block whose soma sits on another core.</summary>
    public static int RemoteTargets(SynapseBlock block, ReadOnlySpan<int> localNeurons)
    {
        var remote = 0;
        foreach (var target in block.Targets)
        {
            remote += localNeurons.BinarySearch(target) < 0 ? 1 : 0;
        }

        return remote;
    }

    static int FindOrAdd(List<Axon[]> groups, Dictionary<int, List<int>> byHash, ReadOnlySpan<Axon> axons)
    {
        var hash = axons.Length;
        foreach (var axon in axons)
        {
            hash = unchecked(hash * 31 + axon.SourceUnit * 64 + axon.DelayTicks);
        }

        var candidates = byHash.TryGetValue(hash, out var known) ? known : byHash[hash] = [];
        foreach (var candidate in candidates)
        {
            if (axons.SequenceEqual(groups[candidate]))
            {
                return candidate;
            }
        }

        candidates.Add(groups.Count);
        groups.Add(axons.ToArray());
        return groups.Count - 1;
    }

    static BlockActivity Invert(int units, List<Axon[]> groups, Dictionary<(int, int), int> groupOfBlock)
    {
        var start = new int[units + 1];
        foreach (var axon in groups.SelectMany(axons => axons))
        {
            start[axon.SourceUnit + 1]++;
        }

        for (var unit = 0; unit < units; unit++)
        {
            start[unit + 1] += start[unit];
        }

        var next = start.AsSpan(0, units).ToArray();
        var members = new int[start[units]];
        var delays = new int[start[units]];
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var axon in groups[group])
            {
                delays[next[axon.SourceUnit]] = axon.DelayTicks;
                members[next[axon.SourceUnit]++] = group;
            }
        }

        return new(groups.Count, delays.Length == 0 ? 0 : delays.Max(), start, members, delays, groupOfBlock);
    }
}
