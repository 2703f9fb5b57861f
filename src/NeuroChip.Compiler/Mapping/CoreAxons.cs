using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>The input rows that the patches of a core need together. Keeps tables from core to core, so one is for one thread.</summary>
sealed class CoreAxons(LoweredNetwork network, AxonNumbers numbers)
{
    readonly int[] _stamp = new int[numbers.Count];
    readonly List<int> _found = [];
    int _core;

    /// <summary>Keys in ascending order, each once.</summary>
    public long[] Of(CorePlacement core)
    {
        _core++;
        _found.Clear();
        foreach (var patch in core.Patches)
        {
            if (!patch.Axons.IsDefault)
            {
                foreach (var key in patch.Axons)
                {
                    Add(numbers.OfKey(key));
                }

                continue;
            }

            foreach (var projection in network.Projections)
            {
                if (projection.Target == patch.Population)
                {
                    AddAll(projection, patch, network.Populations[patch.Population].FirstUnit);
                }
            }
        }

        _found.Sort();
        return [.. _found.Select(numbers.KeyOf)];
    }

    void AddAll(LoweredProjection projection, SynapsePatch patch, int firstUnit)
    {
        var synapses = projection.Synapses;
        foreach (var unit in patch.Targets)
        {
            for (var s = synapses.TargetStart[unit - firstUnit]; s < synapses.TargetStart[unit - firstUnit + 1]; s++)
            {
                Add(numbers.Of(projection.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s]));
            }
        }
    }

    void Add(int axon)
    {
        if (_stamp[axon] != _core)
        {
            _stamp[axon] = _core;
            _found.Add(axon);
        }
    }
}
