using NeuroChip.Core.Networks;
using NeuroChip.Emulator.EventDriven;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>Spike-driven plasticity on a chip: synapses move when spikes reach their neurons, and all together at bistability events.</summary>
/// <param name="rows">Changed in place.</param>
sealed class SdspPlasticity(PlannedPlasticity plan, SpikeDrivenPlasticity rule, IEnumerable<SparseRows<short>> rows) : IChipPlasticity
{
    readonly SparseRows<short>[] _rows = [.. rows];
    readonly long[] _evaluated = new long[plan.Shape.Targets], _changed = new long[plan.Shape.Targets];
    readonly int _sign = plan.Shape.SignMode == WeightSignMode.Inhibitory ? -1 : 1;
    long _events, _held;
    int _tick;

    public LearningTotals Totals
    {
        get
        {
            var counts = new LearningCounts(_events, _evaluated.Sum(), _changed.Sum(), RoundedAway: 0, _held);
            return new(plan, counts, [.. _evaluated], [.. _changed], SourceTraces: 0, TargetTraces: 0);
        }
    }

    public void BeginSample() => _tick = 0;

    /// <summary>A spike reaches a neuron on a synapse.</summary>
    /// <param name="code">Of the synapse.</param>
    public void Learn(ref short code, int neuron, bool up, bool down)
    {
        if (up || down)
        {
            var weight = Math.Abs((int)code);
            Set(ref code, neuron, weight, up ? SdspWeights.Stronger(weight) : SdspWeights.Weaker(weight));
        }
    }

    public void EndTick(SpikeList spikes)
    {
        if (rule.BistabilityTicks == 0 || ++_tick < rule.BistabilityTicks)
        {
            return;
        }

        _tick = 0;
        _events++;
        foreach (var rows in _rows)
        {
            for (var synapse = 0; synapse < rows.Codes.Length; synapse++)
            {
                ref var code = ref rows.Codes[synapse];
                var weight = Math.Abs((int)code);
                Set(ref code, rows.Targets[synapse], weight, SdspWeights.Bistable(weight));
            }
        }
    }

    void Set(ref short code, int neuron, int before, int after)
    {
        _evaluated[neuron]++;
        if (before == after)
        {
            _held++;
            return;
        }

        _changed[neuron]++;
        code = (short)(_sign * after);
    }
}
