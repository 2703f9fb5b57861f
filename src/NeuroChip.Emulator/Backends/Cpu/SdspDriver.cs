using NeuroChip.Emulator.EventDriven;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Runs family "event8-sdsp" as <see cref="EventDriver"/> runs "event8". A spike on a synapse that learns also moves its weight, by the flags of the
/// neuron before the spike; it acts with the weight before.
/// </summary>
sealed class SdspDriver(SomaDriver timeReference) : SomaDriver
{
    public override void Update(PopulationState population, int slot, SomaTime time, SpikeList spikes)
    {
        foreach (var arriving in population.Events![slot])
        {
            for (var spike = 0; spike < arriving.Count; spike++)
            {
                Integrate(arriving, population);
            }
        }

        timeReference.Update(population, slot, time, spikes);
    }

    static void Integrate(ArrivingSpikes arriving, PopulationState population)
    {
        var learner = population.Learners.GetValueOrDefault(arriving.Delivery.Projection);
        var rows = (SparseRows<short>)arriving.Delivery.Rows;
        for (var synapse = rows.RowStart[arriving.Row]; synapse < rows.RowStart[arriving.Row + 1]; synapse++)
        {
            var neuron = arriving.Delivery.FirstNeuron + rows.Targets[synapse];
            var soma = new SingleSoma(population.Parameters.Span, population.States.Span, population.Stride, neuron);
            var (up, down) = (soma[Event8Sdsp.Up].Value != 0, soma[Event8Sdsp.Down].Value != 0);
            var fires = Event8Sdsp.Integrate(ref soma, new Lane1(rows.Codes[synapse]), calciumLeaks: default(Lane1));
            soma[Event8.Spikes] -= fires;
            learner?.Learn(ref rows.Codes[synapse], neuron, up, down);
        }
    }
}
