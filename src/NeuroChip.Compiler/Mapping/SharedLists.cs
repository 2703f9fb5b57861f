using System.Runtime.InteropServices;
using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Bits of the synapse lists of a core that is being filled, where lists that differ only in the place at which their targets begin are stored once: those of a
/// convolution's pixels. What a list holds is known by a sum that does not depend on the order in which its synapses come: Σ mix(weight, delay) · g^target modulo 2^64,
/// times g^−(first target).
/// </summary>
/// <param name="network">The network.</param>
/// <param name="limits">Budgets of a core.</param>
/// <param name="axons">Numbers of axons.</param>
/// <param name="entryBits">By projection.</param>
sealed class SharedLists(LoweredNetwork network, CoreLimits limits, int axons, int[] entryBits)
{
    // Odd, so that it has an inverse; the fractional part of the golden ratio.
    const ulong Base = 0x9E3779B97F4A7C15;

    readonly List[]?[] _lists = new List[network.Projections.Length][];
    readonly Dictionary<(int Projection, ulong Content), int> _uses = [];
    readonly Stack<(int Projection, int Axon, List Before)> _journal = [];
    readonly ulong[] _powers = Powers(Base, network.Populations.Select(p => p.Count).DefaultIfEmpty().Max());
    readonly ulong[] _inverses = Powers(Inverse(Base), network.Populations.Select(p => p.Count).DefaultIfEmpty().Max());
    int _core = 1;

    /// <param name="Core">Core for which it was made; another than the present one: empty.</param>
    /// <param name="Entries">Synapses.</param>
    /// <param name="First">Smallest target.</param>
    /// <param name="Sum">Σ mix · g^target.</param>
    readonly record struct List(int Core, int Entries, int First, ulong Sum);

    /// <summary>Begins the next core.</summary>
    public void Clear()
    {
        _core++;
        _uses.Clear();
        _journal.Clear();
    }

    /// <summary>Makes what was added since the last call final.</summary>
    public void Keep() => _journal.Clear();

    /// <summary>Takes back what was added since the last <see cref="Keep"/>.</summary>
    public void Undo()
    {
        while (_journal.TryPop(out var change))
        {
            ref var list = ref _lists[change.Projection]![change.Axon];
            Release(change.Projection, list);
            list = change.Before;
            Use(change.Projection, list);
        }
    }

    /// <summary>Adds a synapse to the list of an axon; returns by how many bits the core's memory grows, which may be negative.</summary>
    /// <param name="projection">Index of its projection.</param>
    /// <param name="axon">Number of its axon.</param>
    /// <param name="target">Neuron, counted in its population.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="delay">The part of its delay that is stored with it.</param>
    public long Add(int projection, int axon, int target, double weight, int delay)
    {
        ref var list = ref (_lists[projection] ??= new List[axons])[axon];
        _journal.Push((projection, axon, list));
        var before = Release(projection, list);
        var (entries, first, sum) = list.Core == _core ? (list.Entries, list.First, list.Sum) : (0, target, 0);
        list = new List(_core, entries + 1, Math.Min(first, target), sum + (Mix(weight, delay) * _powers[target]));
        return Use(projection, list) - before;
    }

    // Bits that are no longer needed: those of a list whose content no other has.
    long Release(int projection, List list)
    {
        if (list.Core != _core || list.Entries == 0)
        {
            return 0;
        }

        var key = (projection, ContentOf(list));
        if (--CollectionsMarshal.GetValueRefOrAddDefault(_uses, key, out _) > 0)
        {
            return 0;
        }

        _uses.Remove(key);
        return limits.ListBits(list.Entries, entryBits[projection]);
    }

    long Use(int projection, List list)
    {
        if (list.Core != _core || list.Entries == 0)
        {
            return 0;
        }

        ref var uses = ref CollectionsMarshal.GetValueRefOrAddDefault(_uses, (projection, ContentOf(list)), out _);
        return ++uses > 1 ? 0 : limits.ListBits(list.Entries, entryBits[projection]);
    }

    ulong ContentOf(List list) => list.Sum * _inverses[list.First];

    static ulong Mix(double weight, int delay)
    {
        var bits = BitConverter.DoubleToUInt64Bits(weight) + ((ulong)(delay + 1) * Base);
        bits = (bits ^ (bits >> 31)) * 0xBF58476D1CE4E5B9;
        return (bits ^ (bits >> 29)) | 1;
    }

    static ulong[] Powers(ulong factor, int count)
    {
        var powers = new ulong[count + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * factor;
        }

        return powers;
    }

    // Newton's iteration doubles the right bits: 3, 6, … 96.
    static ulong Inverse(ulong odd)
    {
        var inverse = odd;
        for (var round = 0; round < 5; round++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }
}
