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

        if (delivery.Search is { } search)
        {
            Search(readout, search, sums);
        }
        else if (readout.Step > 0)
        {
            Convert(readout, sums);
        }
    }

    // The image's step and bits leave room for twice the range in 32 bits. Neurons without a column in the array have bits of weight 0, and no code.
    static void Search(ReadoutImage readout, CodeSearchImage search, Span<int> sums)
    {
        var half = readout.Step / 2;
        var range = (readout.LargestCode + 1) * half;
        var (low, high) = (T(-range), T(range));
        for (var i = 0; i < sums.Length; i += TLane.Width)
        {
            var raised = LaneMath.Clamp(TLane.Load(in sums[i]), low + low, high + high) + high;
            var (level, code) = (T(0), T(0));
            for (var (bit, at) = ((readout.LargestCode + 1) / 2, i); bit > 0; bit /= 2, at += sums.Length)
            {
                (level, code) = ArrayReadout.Decide(raised, level, code, TLane.Load(in search.Weights.AsSpan()[at]), TLane.Load(in search.Offsets.AsSpan()[at]), T(bit));
            }

            var isColumn = TLane.GreaterOrEqual(TLane.Load(in search.Weights.AsSpan()[i]), T(1));
            TLane.Store((code + code - T(readout.LargestCode)) * T(half) & isColumn, ref sums[i]);
        }
    }

    static TLane T(int value) => TLane.Constant(value);

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
