using System.Runtime.CompilerServices;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>
/// Lists of synapses scattered into 32-bit sums: 16 bits of target and 8 bits of code each, four synapses at a time. Rows are as long as those of
/// the benchmark, and lie wherever the machine puts them.
/// </summary>
sealed class SparseRowsLimit : LimitKernel
{
    const int RowsPerExecution = 8192;

    readonly int _neurons, _fanOut;
    readonly AlignedArray<ushort> _targets;
    readonly AlignedArray<sbyte> _codes;
    readonly AlignedArray<int> _sums;
    uint _next;

    /// <param name="neurons">Sources, and targets up to 65,536.</param>
    /// <param name="fanOut">Synapses of a row.</param>
    public SparseRowsLimit(int neurons, int fanOut)
    {
        (_neurons, _fanOut) = (neurons, fanOut);
        var targets = Math.Min(neurons, SparseRows.MaxTargets);
        _targets = new((long)neurons * fanOut);
        _codes = new((long)neurons * fanOut);
        _sums = new(targets);
        for (var synapse = 0; synapse < _targets.Length; synapse++)
        {
            var stratum = synapse % fanOut;
            var draw = Philox.Bits(1, RandomStream.ConnectionTargets, (uint)synapse);
            _targets[synapse] = (ushort)(((ulong)stratum * (uint)targets + (ulong)draw * (uint)targets / uint.MaxValue) / (uint)fanOut);
            _codes[synapse] = (sbyte)draw;
        }
    }

    /// <summary>What the lists take.</summary>
    public static long BytesFor(int neurons, int fanOut) => (long)neurons * fanOut * (sizeof(ushort) + sizeof(sbyte));

    public override string Title => "lists of 16-bit targets and 8-bit codes into 32-bit sums, four synapses at a time";

    public override long Execute()
    {
        for (var i = 0; i < RowsPerExecution; i++)
        {
            // Rows in an order that no prefetcher guesses, as spikes come.
            _next = unchecked(_next * 1664525 + 1013904223);
            AddRow((int)((ulong)_next * (uint)_neurons >> 32));
        }

        return (long)RowsPerExecution * _fanOut;
    }

    // Compiled for good at the first call, see DenseRowsLimit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddRow(int row)
    {
        ref var target = ref Unsafe.Add(ref _targets.First, (nint)row * _fanOut);
        ref var code = ref Unsafe.Add(ref _codes.First, (nint)row * _fanOut);
        ref var sums = ref _sums.First;
        for (nint i = 0; i + 4 <= _fanOut; i += 4)
        {
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i)) += Unsafe.Add(ref code, i);
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i + 1)) += Unsafe.Add(ref code, i + 1);
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i + 2)) += Unsafe.Add(ref code, i + 2);
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i + 3)) += Unsafe.Add(ref code, i + 3);
        }
    }
}
