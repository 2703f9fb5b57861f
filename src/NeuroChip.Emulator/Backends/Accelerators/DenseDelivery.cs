using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>A full matrix of codes: each target adds up the rows whose bits are set in the masks of the source.</summary>
/// <param name="kernel">What reads rows of this layout.</param>
/// <param name="firstSource">Unit of the source's group that row 0 stands for.</param>
sealed class DenseDelivery<TCode>(
    IDeviceRuntime runtime, DeviceMemory memory, nint kernel, Delivery delivery, DeviceRows<TCode> rows, DeviceSpikes source, int firstSource,
    DevicePopulation target) : IDeviceDelivery where TCode : unmanaged
{
    readonly DeviceBuffer<TCode> _codes = memory.Upload<TCode>(rows.Codes);

    // The host's copy is not kept.
    readonly int _stride = rows.Stride, _rowsPerSum = rows.RowsPerSum, _columnsPerItem = rows.ColumnsPerItem;

    public void Deliver(int tick) => runtime.Launch(kernel, runtime.Tiles(delivery.Neurons, source.Samples, _columnsPerItem),
    [
        _codes, _stride, _rowsPerSum, source.Ones, source.Graded, source.OnesAt(tick), source.GradedAt(tick), source.Values, source.ValuesAt(tick),
        source.Stride, firstSource, delivery.Rows.Sources, target.Sums, target.SumsAt(tick + 1 + delivery.DelayTicks, delivery.Sum), target.Stride,
        delivery.FirstNeuron, delivery.Neurons, delivery.Exponent, source.Samples,
    ]);
}
