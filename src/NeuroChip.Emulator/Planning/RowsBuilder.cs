using System.Collections;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Emulator.Planning;

/// <summary>Collects the synapses of one delivery: all are counted first, then all are added.</summary>
/// <param name="layout">What the rows may look like.</param>
/// <param name="largestLearned">Magnitude that a weight can get by learning; 0 where none learns.</param>
sealed class RowsBuilder(int firstSource, int sources, int targets, RowLayout layout, int largestLearned)
{
    // A dense row is added 32 codes at a time, a list code by code, about twenty times slower. Empty crosspoints cost memory, though:
    // in matrices beyond the size of caches, fewer of them are tolerated.
    const int CrosspointsPerSynapse = 16, CrosspointsPerSynapseWhenLarge = 4, Large = 1 << 26;

    readonly int[] _rowEnd = new int[sources + 1];
    readonly int _stride = ExecutionPlan.Pad(targets);
    AlignedArray<sbyte>? _narrow;
    AlignedArray<short>? _wide;
    AlignedArray<ushort>? _targets;
    AlignedArray<sbyte>? _narrowCodes;
    AlignedArray<short>? _wideCodes;
    BitArray? _occupied;
    bool _allNarrow = true;

    /// <summary>Whether a full matrix is faster than lists.</summary>
    /// <param name="crosspoints">Sources times padded targets.</param>
    public static bool IsDense(long crosspoints, long synapses) =>
        crosspoints <= synapses * (crosspoints < Large ? CrosspointsPerSynapse : CrosspointsPerSynapseWhenLarge) && crosspoints <= Array.MaxLength / 2;

    public void Count(int source, int code)
    {
        _rowEnd[source - firstSource + 1]++;
        _allNarrow &= code == (sbyte)code;
    }

    /// <summary>The first call decides between dense and sparse rows.</summary>
    public void Add(int source, int column, int code)
    {
        var row = source - firstSource;
        if (_targets is null && _narrow is null && _wide is null)
        {
            Allocate();
        }

        if (_targets is not null)
        {
            AddSparse(_rowEnd[row]++, column, code);
        }
        else
        {
            AddDense(row * _stride + column, code);
        }
    }

    public WeightRows Build() =>
        _narrow is not null ? Dense(_narrow, LargestMagnitude(_narrow))
        : _wide is not null ? Dense(_wide, Math.Max(largestLearned, LargestMagnitude(_wide)))
        : _narrowCodes is not null ? Sparse(_narrowCodes)
        : Sparse(_wideCodes!);

    void Allocate()
    {
        long synapses = 0;
        for (var row = 0; row <= sources; row++)
        {
            synapses += _rowEnd[row];
            _rowEnd[row] = checked((int)synapses);
        }

        // From here _rowEnd[row] is where row's next synapse goes: it starts at the row's start and ends at the next one's.
        var crosspoints = (long)sources * _stride;
        if (layout == RowLayout.Plastic && synapses == (long)sources * targets && crosspoints <= Array.MaxLength / 2)
        {
            _wide = new(crosspoints);
            _occupied = new((int)crosspoints);
        }
        else if (layout == RowLayout.Fastest && IsDense(crosspoints, synapses))
        {
            _narrow = new(crosspoints);
        }
        else
        {
            _targets = new(synapses);
            if (_allNarrow && layout == RowLayout.Fastest)
            {
                _narrowCodes = new(synapses);
            }
            else
            {
                _wideCodes = new(synapses);
            }
        }
    }

    void AddSparse(int synapse, int column, int code)
    {
        _targets![synapse] = (ushort)column;
        if (_narrowCodes is not null)
        {
            _narrowCodes[synapse] = (sbyte)code;
        }
        else
        {
            _wideCodes![synapse] = (short)code;
        }
    }

    // Repeated synapses of the same pair add up.
    void AddDense(int crosspoint, int code)
    {
        if (_occupied is not null)
        {
            AddPlastic(crosspoint, code);
            return;
        }

        var sum = code + (_narrow is not null ? _narrow[crosspoint] : _wide![crosspoint]);
        if (_narrow is not null && sum == (sbyte)sum)
        {
            _narrow[crosspoint] = (sbyte)sum;
            return;
        }

        _wide ??= Widened(_narrow!);
        _narrow = null;
        _wide[crosspoint] = sum == (short)sum ? (short)sum : throw TooLarge(crosspoint, sum);
    }

    void AddPlastic(int crosspoint, int code)
    {
        if (_occupied![crosspoint])
        {
            throw new InputErrorException(ImageCodes.Inconsistent.With(
                $"Two synapses that learn connect unit {firstSource + crosspoint / _stride} with neuron {crosspoint % _stride}."));
        }

        _occupied[crosspoint] = true;
        _wide![crosspoint] = (short)code;
    }

    InputErrorException TooLarge(int crosspoint, int sum) => new(ImageCodes.Inconsistent.With(
        $"The synapses from unit {firstSource + crosspoint / _stride} to neuron {crosspoint % _stride} add up to {sum}; "
        + $"the emulator holds {short.MinValue} to {short.MaxValue}."));

    static AlignedArray<short> Widened(AlignedArray<sbyte> narrow)
    {
        var wide = new AlignedArray<short>(narrow.Length);
        for (var i = 0; i < narrow.Length; i++)
        {
            wide[i] = narrow[i];
        }

        return wide;
    }

    DenseRows<TCode> Dense<TCode>(AlignedArray<TCode> codes, int largest) where TCode : unmanaged => new()
    {
        Sources = sources,
        Codes = codes,
        Stride = _stride,
        RowsPerSum = Math.Max(1, short.MaxValue / Math.Max(1, largest)),
    };

    static int LargestMagnitude(AlignedArray<sbyte> codes)
    {
        var largest = 0;
        foreach (var code in codes.Span)
        {
            largest = Math.Max(largest, Math.Abs((int)code));
        }

        return largest;
    }

    static int LargestMagnitude(AlignedArray<short> codes)
    {
        var largest = 0;
        foreach (var code in codes.Span)
        {
            largest = Math.Max(largest, Math.Abs((int)code));
        }

        return largest;
    }

    SparseRows<TCode> Sparse<TCode>(AlignedArray<TCode> codes) where TCode : unmanaged
    {
        // After filling, each row's end stands where its start was: the start of row 0 is missing.
        var rowStart = new int[sources + 1];
        _rowEnd.AsSpan(0, sources).CopyTo(rowStart.AsSpan(1));
        return new() { Sources = sources, RowStart = rowStart, Targets = _targets!, Codes = codes };
    }
}
