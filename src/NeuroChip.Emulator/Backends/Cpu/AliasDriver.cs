using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Runs a kernel whose neurons pass their spikes on within the tick. The chip updates neurons one after the other: a neuron that receives spikes
/// before its update fires that many fewer times before its limit. Here all are updated as if none received any; then, in their order, those
/// that received some take back the spikes beyond their limit, with the thresholds that these took from the membrane.
/// </summary>
sealed class AliasDriver(SomaDriver inner, PopulationState population, AliasSlots slots) : SomaDriver
{
    /// <summary>A neuron passes on, and can hold, no more spikes than the chip counts.</summary>
    const int LargestCount = 31;

    readonly SpikeList _own = new(population.Count, groups: 1);
    readonly int[] _received = new int[population.Count];

    public override void Update(PopulationState population, int slot, SomaTime time, SpikeList spikes)
    {
        _own.Clear();
        inner.Update(population, slot, time, _own);
        var counts = population.States.Span.Slice(slots.Spikes * population.Stride, population.Count);
        PassOn(population, counts);
        for (var neuron = 0; neuron < counts.Length; neuron++)
        {
            if (counts[neuron] != 0)
            {
                spikes.Add(population.FirstUnit + neuron, counts[neuron]);
            }
        }
    }

    void PassOn(PopulationState population, Span<int> counts)
    {
        var targets = Parameter(population, slots.Target);
        var thresholds = Parameter(population, slots.Threshold);
        var most = Parameter(population, slots.MostSpikes);
        var membrane = population.States.Span.Slice(population.Plan.Shape.Membrane * population.Stride, population.Count);
        Array.Clear(_received);
        for (var neuron = 0; neuron < counts.Length; neuron++)
        {
            var tooMany = counts[neuron] - Math.Clamp(most[neuron] - _received[neuron], 0, counts[neuron]);
            membrane[neuron] += tooMany * thresholds[neuron];
            counts[neuron] += _received[neuron] - tooMany;

            // A target that has been updated already transmits what it receives, without passing it on.
            var target = targets[neuron];
            if (target > neuron)
            {
                _received[target] = Math.Min(LargestCount, _received[target] + counts[neuron]);
            }
            else if (target >= 0)
            {
                counts[target] = Math.Min(LargestCount, counts[target] + counts[neuron]);
            }
        }
    }

    static ReadOnlySpan<int> Parameter(PopulationState population, int slot) =>
        population.Parameters.Span.Slice(slot * population.Stride, population.Count);
}
