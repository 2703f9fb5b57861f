using BenchmarkDotNet.Attributes;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Backends.Cpu;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Benchmarks;

/// <summary>One tick of 10,000 neurons with 500 synapses each, 80 of them active: 40,000 synaptic events of 8-bit codes.</summary>
public class SparseRowBenchmarks
{
    const int Neurons = 10_000, FanOut = 500, Active = 80;

    readonly int[] _units = [.. Enumerable.Range(0, Active).Select(i => i * (Neurons / Active))];
    readonly int[] _sums = new int[ExecutionPlan.Pad(Neurons)];
    RowAdder _rows = null!;

    [GlobalSetup]
    public void Setup()
    {
        var targets = new AlignedArray<ushort>(Neurons * FanOut);
        var codes = new AlignedArray<sbyte>(Neurons * FanOut);
        for (var synapse = 0; synapse < targets.Length; synapse++)
        {
            var stretch = Neurons / FanOut;
            targets[synapse] = (ushort)(synapse % FanOut * stretch + Philox.Below(stretch, 1, RandomStream.ConnectionTargets, (uint)synapse));
            codes[synapse] = (sbyte)synapse;
        }

        _rows = new SparseRowAdder<sbyte>(new SparseRows<sbyte>
        {
            Sources = Neurons,
            RowStart = [.. Enumerable.Range(0, Neurons + 1).Select(row => row * FanOut)],
            Targets = targets,
            Codes = codes,
        });
    }

    [Benchmark]
    public void Spikes() => _rows.Add(_units, 0, _sums);
}
