using System.Numerics;
using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Runs a kernel over the neurons of a population.</summary>
abstract class SomaDriver
{
    /// <summary>Updates all neurons once, appends their spikes, counts active updates, and clears the inputs that it read.</summary>
    public abstract void Update(PopulationState population, int slot, SomaTime time, SpikeList spikes);
}

/// <inheritdoc/>
sealed class SomaDriver<TKernel, TLane>(TKernel kernel) : SomaDriver
    where TKernel : struct, INeuronKernel<TKernel>
    where TLane : struct, IVectorLane<TLane>
{
    readonly int[] _spikeValues = new int[TLane.Width];

    /// <inheritdoc/>
    public override void Update(PopulationState population, int slot, SomaTime time, SpikeList spikes)
    {
        var stride = population.Stride;
        ref var inputs = ref population.InputsOf(slot);
        ref var parameters = ref population.Parameters.First;
        ref var states = ref population.States.First;
        ref var activeTicks = ref population.ActiveTicks.First;
        for (var neuron = 0; neuron < population.Count; neuron += TLane.Width)
        {
            var soma = new CpuSoma<TLane>(
                ref Unsafe.Add(ref inputs, neuron), ref Unsafe.Add(ref parameters, neuron), ref Unsafe.Add(ref states, neuron), stride, time);
            var (spike, active) = kernel.Step<TLane, CpuSoma<TLane>>(ref soma);

            ref var ticks = ref Unsafe.Add(ref activeTicks, neuron);
            var idle = TLane.Equal(active, TLane.Constant(0));
            TLane.Store(TLane.Load(in ticks) + TLane.Constant(1) + idle, ref ticks);

            var fired = TLane.NonZeroBits(spike);
            if (fired != 0)
            {
                Collect(spike, fired, population, neuron, spikes);
            }
        }

        population.ClearInputs(slot);
    }

    void Collect(TLane spike, uint fired, PopulationState population, int firstNeuron, SpikeList spikes)
    {
        TLane.Store(spike, ref _spikeValues[0]);
        for (; fired != 0; fired &= fired - 1)
        {
            var element = BitOperations.TrailingZeroCount(fired);
            // Padding neurons compute on zeros and may fire.
            if (firstNeuron + element < population.Count)
            {
                spikes.Add(population.FirstUnit + firstNeuron + element, _spikeValues[element]);
            }
        }
    }
}
