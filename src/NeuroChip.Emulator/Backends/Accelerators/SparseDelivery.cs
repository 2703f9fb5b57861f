using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Lists of synapses: each source that spikes scatters its row. Sums wrap, so that the order of additions is free.</summary>
sealed class SparseDelivery : IDeviceDelivery
{
    readonly IDeviceRuntime _runtime;
    readonly nint _scatter, _addShifted;
    readonly Delivery _delivery;
    readonly DeviceSpikes _source;
    readonly DevicePopulation _target;
    readonly DeviceBuffer<int> _starts;
    readonly DeviceBuffer<uint> _entries;
    readonly DeviceBuffer<int>? _scattered;
    readonly int _firstSource, _segments;

    /// <param name="firstSource">Unit of the source's group that row 0 stands for.</param>
    /// <param name="samples">Most samples of a batch.</param>
    public SparseDelivery(
        IDeviceRuntime runtime, DeviceMemory memory, ChipKernels kernels, Delivery delivery, SparseRows rows, DeviceSpikes source, int firstSource,
        DevicePopulation target, int samples)
    {
        (_runtime, _delivery, _source, _firstSource, _target) = (runtime, delivery, source, firstSource, target);
        (_scatter, _addShifted) = (kernels["sparse"], kernels["add_shifted"]);
        var lists = new SynapseLists(rows, delivery.Neurons, _segments = SynapseLists.SegmentsFor(runtime));
        _starts = memory.Upload<int>(lists.Starts);
        _entries = memory.Upload<uint>(lists.Entries);
        if (delivery.Exponent != 0)
        {
            _scattered = memory.Allocate<int>((long)samples * target.Stride);
            _scattered.Clear();
        }
    }

    public void Deliver(int tick)
    {
        const int bits = ProgramText.WideItemNeurons;
        var sumsAt = _target.SumsAt(tick + 1 + _delivery.DelayTicks, _delivery.Sum);
        var words = (_firstSource + _delivery.Rows.Sources + bits - 1) / bits - _firstSource / bits;
        _runtime.Launch(_scatter, _runtime.Lists(_segments, words, _source.Samples),
        [
            _starts, _segments, _entries, _source.Ones, _source.Graded, _source.OnesAt(tick), _source.GradedAt(tick), _source.Values, _source.ValuesAt(tick),
            _source.Stride, _firstSource, _delivery.Rows.Sources, _scattered ?? _target.Sums, _scattered is null ? sumsAt : 0, _target.Stride,
            _delivery.FirstNeuron, _source.Samples,
        ]);
        if (_scattered is not null)
        {
            _runtime.Launch(_addShifted, _runtime.Items(_delivery.Neurons, _source.Samples),
                [_scattered, _target.Sums, sumsAt, _target.Stride, _delivery.FirstNeuron, _delivery.Neurons, _delivery.Exponent, _source.Samples]);
        }
    }
}
