using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A full matrix of codes: each target adds up the rows whose bits are set in the masks of the source.</summary>
sealed class DenseDelivery<TCode> : IDeviceDelivery where TCode : unmanaged
{
    readonly IDeviceRuntime _runtime;
    readonly nint _kernel;
    readonly Delivery _delivery;
    readonly DeviceSpikes _source;
    readonly DevicePopulation _target;
    readonly DeviceBuffer<TCode> _codes;
    readonly int _stride, _rowsPerSum, _firstSource;

    /// <param name="firstSource">Unit of the source's group that row 0 stands for.</param>
    public DenseDelivery(
        IDeviceRuntime runtime, DeviceMemory memory, nint kernel, Delivery delivery, DenseRows<TCode> rows, DeviceSpikes source, int firstSource,
        DevicePopulation target)
    {
        (_runtime, _kernel, _delivery, _source, _firstSource, _target) = (runtime, kernel, delivery, source, firstSource, target);
        _rowsPerSum = rows.RowsPerSum;
        _stride = StrideOf(rows.Stride);
        _codes = memory.Upload<TCode>(Widened(rows));
    }

    /// <summary>Codes from one row to the next: whole work items.</summary>
    public static int StrideOf(int stride) => (stride + ProgramText.WideItemColumns - 1) / ProgramText.WideItemColumns * ProgramText.WideItemColumns;

    public void Deliver(int tick) => _runtime.Launch(_kernel, _runtime.Tiles(_delivery.Neurons, _source.Samples, ProgramText.WideItemColumns),
    [
        _codes, _stride, _rowsPerSum, _source.Ones, _source.Graded, _source.OnesAt(tick), _source.GradedAt(tick), _source.Values, _source.ValuesAt(tick),
        _source.Stride, _firstSource, _delivery.Rows.Sources, _target.Sums, _target.SumsAt(tick + 1 + _delivery.DelayTicks, _delivery.Sum), _target.Stride,
        _delivery.FirstNeuron, _delivery.Neurons, _delivery.Exponent, _source.Samples,
    ]);

    ReadOnlySpan<TCode> Widened(DenseRows<TCode> rows)
    {
        if (_stride == rows.Stride)
        {
            return rows.Codes.Span;
        }

        var codes = new TCode[(long)rows.Sources * _stride];
        for (var row = 0; row < rows.Sources; row++)
        {
            rows.Codes.Span.Slice(row * rows.Stride, rows.Stride).CopyTo(codes.AsSpan(row * _stride));
        }

        return codes;
    }
}
