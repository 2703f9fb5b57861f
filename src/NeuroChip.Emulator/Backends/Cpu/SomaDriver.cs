using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    /// <summary>Neurons whose spikes are one word of bits: collecting them costs one hard-to-predict branch instead of one a lane.</summary>
    const int Group = 64;

    readonly int[] _spikeValues = new int[Group];

    /// <inheritdoc/>
    public override void Update(PopulationState population, int slot, SomaTime time, SpikeList spikes)
    {
        // A local copy: the compiler keeps what nobody else can change in registers.
        var rule = kernel;
        var count = population.Count;
        for (var first = 0; first < count; first += Group)
        {
            var fired = UpdateGroup(ref rule, population, slot, first, time, out var graded);

            // Padding neurons compute on zeros and may fire.
            fired &= count - first >= Group ? ulong.MaxValue : (1UL << (count - first)) - 1;
            if (!graded)
            {
                spikes.AddOnes(fired, population.FirstUnit + first);
            }
            else
            {
                AddValues(fired, population.FirstUnit + first, spikes);
            }
        }

        population.ClearInputs(slot);
    }

    /// <param name="graded">Whether a spike may have another value than 1.</param>
    /// <returns>Bit k: neuron <paramref name="first"/> + k fired.</returns>
    // The operations of a kernel are as many as the compiler inlines into one method: nothing else fits beside them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    ulong UpdateGroup(ref TKernel rule, PopulationState population, int slot, int first, SomaTime time, out bool graded)
    {
        var stride = population.Stride;
        ref var inputs = ref Unsafe.Add(ref population.InputsOf(slot), first);
        ref var parameters = ref Unsafe.Add(ref population.Parameters.First, first);
        ref var states = ref Unsafe.Add(ref population.States.First, first);
        ref var activeTicks = ref Unsafe.Add(ref population.ActiveTicks.First, first);
        ref var values = ref MemoryMarshal.GetArrayDataReference(_spikeValues);
        var fired = 0UL;
        var otherValues = 0u;
        var wraps = TLane.Constant(0);
        for (var neuron = 0; neuron < Group; neuron += TLane.Width)
        {
            var soma = new CpuSoma<TLane>(
                ref Unsafe.Add(ref inputs, neuron), ref Unsafe.Add(ref parameters, neuron), ref Unsafe.Add(ref states, neuron), stride, time);
            var result = rule.Step<TLane, CpuSoma<TLane>>(ref soma);
            var (spike, active) = result;

            ref var ticks = ref Unsafe.Add(ref activeTicks, neuron);
            var idle = TLane.Equal(active, TLane.Constant(0));
            TLane.Store(TLane.Load(in ticks) + TLane.Constant(1) + idle, ref ticks);
            TLane.Store(spike, ref Unsafe.Add(ref values, neuron));
            fired |= (ulong)TLane.NonZeroBits(spike) << neuron;
            otherValues |= TLane.NonZeroBits(spike & TLane.Constant(~1));
            // A mask is −1 as a number.
            wraps -= result.Wrapped;
        }

        if (TLane.NonZeroBits(wraps) != 0)
        {
            population.CountWraps(wraps);
        }

        graded = otherValues != 0;
        return fired;
    }

    void AddValues(ulong fired, int firstUnit, SpikeList spikes)
    {
        for (; fired != 0; fired &= fired - 1)
        {
            var element = BitOperations.TrailingZeroCount(fired);
            spikes.Add(firstUnit + element, _spikeValues[element]);
        }
    }
}
