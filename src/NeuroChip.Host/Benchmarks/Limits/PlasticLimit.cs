using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>
/// Updates of 16-bit weights, clipped, in rows of sources that spike: first those that spikes of targets ask for since the row was visited last, weight
/// by weight in a row that is in the cache by then; after them the whole row by a trace, in the widest registers. No conditions, no rounding, no counting.
/// </summary>
sealed class PlasticLimit : LimitKernel
{
    const int Ticks = 64, Shift = 2, Greatest = 255, Step = 3;

    readonly int _sources, _targets, _stride, _oneIn;
    readonly AlignedArray<short> _weights, _traces;
    int _tick;

    public PlasticLimit(int sources, int targets, int oneIn)
    {
        (_sources, _targets, _oneIn) = (sources, targets, oneIn);
        _stride = ExecutionPlan.Pad(targets);
        _weights = new((long)sources * _stride);
        _traces = new(_stride);
        _weights.Span.Fill(Greatest / 2);
        _traces.Span.Fill(9);
    }

    public override string Title => "16-bit weights moved and clipped: rows by a trace in the widest registers, columns one by one in rows that are visited";

    // In oneIn ticks every source spikes once, and every target: a row is visited once for as many changes of columns as it has columns.
    public override long Execute()
    {
        long updates = 0;
        for (var tick = 0; tick < Ticks; tick++)
        {
            _tick = (_tick + 1) % _oneIn;
            for (var source = _tick; source < _sources; source += _oneIn)
            {
                Potentiate(source);
                Depress(source);
                updates += 2 * _targets;
            }
        }

        return updates;
    }

    // Compiled for good at the first call, see DenseRowsLimit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Potentiate(int source)
    {
        ref var row = ref Unsafe.Add(ref _weights.First, (nint)source * _stride);
        for (var first = 0; first < _oneIn; first++)
        {
            for (var target = first; target < _targets; target += _oneIn)
            {
                ref var weight = ref Unsafe.Add(ref row, target);
                weight = (short)Math.Min(weight + Step, Greatest);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Depress(int source)
    {
        ref var row = ref Unsafe.Add(ref _weights.First, (nint)source * _stride);
        ref var traces = ref _traces.First;
        for (nuint target = 0; target < (nuint)_stride; target += (nuint)Vector512<short>.Count)
        {
            var weights = Vector512.LoadUnsafe(ref row, target) - (Vector512.LoadUnsafe(ref traces, target) >> Shift);
            Vector512.Max(weights, Vector512<short>.Zero).StoreUnsafe(ref row, target);
        }
    }
}
