using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Tests.Importing.Json;

/// <summary>All synapses of a projection as (pre, post, weight, delay).</summary>
readonly struct SynapseList() : ISynapseSink
{
    readonly List<(int Post, double Weight, int Delay)> _synapses = [];

    public void Add(int output, double weight, int delayTicks) => _synapses.Add((output, weight, delayTicks));

    public static List<(int Pre, int Post, double Weight, int Delay)> Of(Projection projection)
    {
        var all = new List<(int, int, double, int)>();
        for (var pre = 0; pre < projection.Stages[0].InputShape.Count; pre++)
        {
            var sink = new SynapseList();
            new ChainScatter(projection).Scatter(pre, 1, ref sink);
            all.AddRange(sink._synapses.Select(s => (pre, s.Post, s.Weight, s.Delay)));
        }

        return all;
    }
}
