using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>
/// Updates of 16-bit weights by a trace, clipped: whole rows in the widest registers for sources that spiked, columns one weight at a time for targets that did.
/// No conditions, no rounding, no counting.
/// </summary>
sealed class PlasticLimit : LimitKernel
{
    const int Ticks = 64, Shift = 2, Greatest = 255;

    readonly int _sources, _targets, _stride, _oneIn;
    readonly AlignedArray<short> _weights;
    readonly AlignedArray<short> _sourceTraces, _targetTraces;

    public PlasticLimit(int sources, int targets, int oneIn)
    {
        (_sources, _targets, _oneIn) = (sources, targets, oneIn);
        _stride = ExecutionPlan.Pad(targets);
        _weights = new((long)sources * _stride);
        (_sourceTraces, _targetTraces) = (new(sources), new(_stride));
        _weights.Span.Fill(Greatest / 2);
        _sourceTraces.Span.Fill(9);
        _targetTraces.Span.Fill(9);
    }

    public override string Title => "16-bit weights moved by a trace and clipped: rows in the widest registers, columns one by one";

    public override long Execute()
    {
        long updates = 0;
        for (var tick = 0; tick < Ticks; tick++)
        {
            for (var source = tick % _oneIn; source < _sources; source += _oneIn)
            {
                Depress(source);
                updates += _targets;
            }

            for (var target = tick % _oneIn; target < _targets; target += _oneIn)
            {
                Potentiate(target);
                updates += _sources;
            }
        }

        return updates;
    }

    void Depress(int source)
    {
        ref var row = ref Unsafe.Add(ref _weights.First, (nint)source * _stride);
        ref var traces = ref _targetTraces.First;
        for (nuint target = 0; target < (nuint)_stride; target += (nuint)Vector512<short>.Count)
        {
            var weights = Vector512.LoadUnsafe(ref row, target) - (Vector512.LoadUnsafe(ref traces, target) >> Shift);
            Vector512.Max(weights, Vector512<short>.Zero).StoreUnsafe(ref row, target);
        }
    }

    void Potentiate(int target)
    {
        ref var weight = ref Unsafe.Add(ref _weights.First, target);
        for (var source = 0; source < _sources; source++)
        {
            weight = (short)Math.Min(weight + (_sourceTraces[source] >> Shift), Greatest);
            weight = ref Unsafe.Add(ref weight, _stride);
        }
    }
}
