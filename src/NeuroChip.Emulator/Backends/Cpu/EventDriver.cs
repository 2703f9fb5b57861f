using NeuroChip.Emulator.EventDriven;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Runs family "event8": every spike that has arrived changes the neurons it reaches, one spike after the other, and then the kernel ends the tick
/// with a time reference. What a spike does depends on those before it, so this part works synapse by synapse on registers of any width.
/// </summary>
sealed class EventDriver(SomaDriver timeReference) : SomaDriver
{
    public override void Update(PopulationState population, int slot, SomaTime time, SpikeList spikes)
    {
        var potentials = population.States.Span.Slice(Event8.Membrane * population.Stride, population.Count);
        var counts = population.States.Span.Slice(Event8.Spikes * population.Stride, population.Count);
        var thresholds = population.Parameters.Span.Slice(Event8.Threshold * population.Stride, population.Count);
        foreach (var arriving in population.Events![slot])
        {
            for (var spike = 0; spike < arriving.Count; spike++)
            {
                Integrate(arriving, potentials, counts, thresholds);
            }
        }

        timeReference.Update(population, slot, time, spikes);
    }

    static void Integrate(ArrivingSpikes arriving, Span<int> potentials, Span<int> counts, ReadOnlySpan<int> thresholds)
    {
        var first = arriving.Delivery.FirstNeuron;
        var rows = (SparseRows<short>)arriving.Delivery.Rows;
        for (var synapse = rows.RowStart[arriving.Row]; synapse < rows.RowStart[arriving.Row + 1]; synapse++)
        {
            var neuron = first + rows.Targets[synapse];
            var potential = new Lane1(potentials[neuron]);
            var fires = Event8.Fire(ref potential, new(rows.Codes[synapse]), new(thresholds[neuron]));
            potentials[neuron] = potential.Value;
            counts[neuron] -= fires.Value;
        }
    }
}
