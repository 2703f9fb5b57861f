using NeuroChip.Core.Images;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Turns the sums of one array into what its converters say. Padding neurons have no noise and sums of 0.</summary>
static class ReadoutDriver<TLane> where TLane : struct, IVectorLane<TLane>
{
    static readonly int[] Lanes = [.. Enumerable.Range(0, TLane.Width)];

    /// <param name="activity">Σ value² of the spikes that were summed.</param>
    /// <param name="sums">[padded neurons] of the delivery.</param>
    public static void Apply(Delivery delivery, ReadoutImage readout, long activity, ReadTime time, Span<int> sums)
    {
        if (!delivery.NoiseQ8.IsEmpty)
        {
            AddNoise(delivery, readout.Seed, ArrayReadout.RootQ8(activity), time, sums);
        }

        if (readout.Step > 0)
        {
            Convert(readout, sums);
        }
    }

    static void AddNoise(Delivery delivery, ulong seed, int rootQ8, ReadTime time, Span<int> sums)
    {
        var (root, tick, sample) = (TLane.Constant(rootQ8), TLane.Constant(time.Tick), TLane.Constant(time.Sample));
        var deviations = delivery.NoiseQ8.AsSpan();
        for (var i = 0; i < sums.Length; i += TLane.Width)
        {
            var neuron = TLane.Constant(delivery.FirstNeuron + i) + TLane.Load(in Lanes[0]);
            var noise = ArrayReadout.Noise(seed, neuron, tick, sample, TLane.Load(in deviations[i]), root);
            TLane.Store(TLane.Load(in sums[i]) + noise, ref sums[i]);
        }
    }

    static void Convert(ReadoutImage readout, Span<int> sums)
    {
        var (reciprocal, step, largest) = (TLane.Constant(ArrayReadout.Reciprocal(readout.Step)), TLane.Constant(readout.Step), TLane.Constant(readout.LargestCode));
        for (var i = 0; i < sums.Length; i += TLane.Width)
        {
            TLane.Store(ArrayReadout.Convert(TLane.Load(in sums[i]), reciprocal, step, largest), ref sums[i]);
        }
    }
}
