using BenchmarkDotNet.Attributes;
using NeuroChip.Emulator.Backends.Cpu;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Benchmarks;

/// <summary>One tick of 784 sources onto 800 targets with every tenth source active: 62,400 synaptic events of 8-bit codes.</summary>
[GenericTypeArguments(typeof(Lane16), typeof(Tile512))]
[GenericTypeArguments(typeof(Lane8), typeof(Tile256))]
[GenericTypeArguments(typeof(Lane4), typeof(Tile128))]
[GenericTypeArguments(typeof(Lane1), typeof(Tile16))]
public class DenseRowBenchmarks<TLane, TTile>
    where TLane : struct, IVectorLane<TLane>
    where TTile : struct
{
    const int Sources = 784, Targets = 800, OneIn = 10;

    readonly int[] _units = [.. Enumerable.Range(0, Sources).Where(unit => unit % OneIn == 0)];
    readonly int[] _values = [.. Enumerable.Repeat(3, Sources / OneIn + 1)];
    readonly int[] _sums = new int[ExecutionPlan.Pad(Targets)];
    RowAdder _rows = null!;

    [GlobalSetup]
    public void Setup()
    {
        var stride = ExecutionPlan.Pad(Targets);
        var codes = new AlignedArray<sbyte>((long)Sources * stride);
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = (sbyte)(i * 37);
        }

        var rows = new DenseRows<sbyte> { Sources = Sources, Codes = codes, Stride = stride, RowsPerSum = short.MaxValue / -sbyte.MinValue };
        _rows = (RowAdder)Activator.CreateInstance(typeof(PairedRowAdder<,>).MakeGenericType(typeof(TLane), typeof(TTile)), rows)!;
    }

    [Benchmark]
    public void Spikes() => _rows.Add(_units, 0, _sums);

    [Benchmark]
    public void GradedSpikes() => _rows.AddProducts(_units, _values, 0, _sums);
}
