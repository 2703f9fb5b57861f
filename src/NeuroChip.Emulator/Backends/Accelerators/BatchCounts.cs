using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>What the neurons did in a batch, read from the device.</summary>
sealed class BatchCounts
{
    readonly ExecutionPlan _plan;
    readonly DevicePopulation[] _populations;
    readonly int[][] _activeTicks, _activations, _firstSpikes;
    readonly long[][] _spikes;

    public BatchCounts(ExecutionPlan plan, DevicePopulation[] populations, int samples)
    {
        (_plan, _populations) = (plan, populations);
        _activeTicks = Read(population => population.ActiveTicks, samples);
        _activations = Read(population => population.Activations, samples);
        _firstSpikes = Read(population => population.FirstSpikes, samples);
        _spikes = Read(population => population.FurtherSpikes, samples);
        for (var index = 0; index < populations.Length; index++)
        {
            for (var i = 0; i < _spikes[index].Length; i++)
            {
                _spikes[index][i] += _activations[index][i];
            }
        }

        BlockTicks = new long[plan.Activity.Groups];
    }

    /// <summary>[sets]: see <see cref="DeviceBlocks"/>.</summary>
    public long[] BlockTicks { get; }

    /// <summary>Adds everything but the inputs' spikes to the totals of a run.</summary>
    public void AddTo(RunTotals totals)
    {
        for (var index = 0; index < _populations.Length; index++)
        {
            var (firstUnit, count, stride) = (_populations[index].Plan.FirstUnit, _populations[index].Plan.Count, _populations[index].Stride);
            AddRows(_activations[index], stride, totals.Activations.AsSpan(firstUnit, count));
            AddRows(_activeTicks[index], stride, totals.ActiveUpdates.AsSpan(firstUnit, count));
            AddRows(_spikes[index], stride, totals.Spikes.AsSpan(firstUnit, count));
        }

        AddRows(BlockTicks, Math.Max(BlockTicks.Length, 1), totals.BlockTicks);
    }

    /// <summary>What was counted in one sample.</summary>
    /// <param name="sample">Within the batch.</param>
    /// <param name="inputs">[inputs].</param>
    public SampleSpikes Of(int sample, InputBatch[] inputs)
    {
        List<int> outputs = [], first = [];
        foreach (var output in _plan.Image.Outputs)
        {
            foreach (var spikes in Row(_spikes[output], output, sample))
            {
                outputs.Add(unchecked((int)spikes));
            }

            foreach (var step in Row(_firstSpikes[output], output, sample))
            {
                first.Add(step - 1);
            }
        }

        return new([.. outputs], [.. first], [.. inputs.Select(input => input.Spikes[sample]), .. _populations.Select((_, index) => Sum(Row(_spikes[index], index, sample)))]);
    }

    T[][] Read<T>(Func<DevicePopulation, DeviceBuffer<T>> counter, int samples) where T : unmanaged => [.. _populations.Select(population =>
    {
        var counts = new T[samples * population.Stride];
        counter(population).Read(counts);
        return counts;
    })];

    ReadOnlySpan<T> Row<T>(T[] counts, int population, int sample) =>
        counts.AsSpan(sample * _populations[population].Stride, _populations[population].Plan.Count);

    static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }

    static void AddRows<T>(T[] counts, int stride, Span<long> total) where T : System.Numerics.INumber<T>
    {
        for (var row = 0; row < counts.Length; row += stride)
        {
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += long.CreateTruncating(counts[row + i]);
            }
        }
    }
}
