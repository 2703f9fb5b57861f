using NeuroChip.Core.Networks;
using NeuroChip.Reference.Running;

namespace NeuroChip.Reference.Synapses;

/// <summary>Nothing stored: the projection's stages are walked for every active source.</summary>
sealed class WalkedRows(Projection projection) : SynapseRows
{
    public override int MaxDelay { get; } = projection.DelayTicks + projection.Stages.Sum(LongestDelay);

    public override void Deliver(PopulationState source, InputQueue target, int step, int latency)
    {
        // Rows are shared by threads, a walker is not.
        var chain = new ChainScatter(projection);
        var sink = new Sink(target, step, latency);
        foreach (var neuron in source.Active)
        {
            chain.Scatter(neuron, source.Output[neuron], ref sink);
        }
    }

    static int LongestDelay(LinearStage stage) => stage switch
    {
        Core.Networks.Stages.DelayStage delay => delay.DelayTicks.Max(),
        Core.Networks.Stages.SparseStage { Delays: { IsDefaultOrEmpty: false } delays } => delays.Max(),
        _ => 0,
    };

    readonly struct Sink(InputQueue target, int step, int latency) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks)
        {
            if (target.Keeps(latency + delayTicks))
            {
                target.At(step + latency + delayTicks)[output] += weight;
            }
        }
    }
}
