using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Synapses whose additions saturate one by one: each target reads its own in the order of sources.</summary>
sealed class SaturatingDelivery : IDeviceDelivery
{
    readonly IDeviceRuntime _runtime;
    readonly nint _kernel;
    readonly Delivery _delivery;
    readonly SumLimits _limits;
    readonly DeviceSpikes _source;
    readonly DevicePopulation _target;
    readonly DeviceBuffer<int> _columnStart, _sources, _codes;

    public SaturatingDelivery(
        IDeviceRuntime runtime, DeviceMemory memory, nint kernel, Delivery delivery, SumLimits limits, SynapseColumns columns, DeviceSpikes source,
        DevicePopulation target)
    {
        (_runtime, _kernel, _delivery, _limits, _source, _target) = (runtime, kernel, delivery, limits, source, target);
        (_columnStart, _sources, _codes) = (memory.Upload<int>(columns.Start), memory.Upload<int>(columns.Sources), memory.Upload<int>(columns.Codes));
    }

    public void Deliver(int tick) => _runtime.Launch(_kernel, _runtime.Items(_delivery.Neurons, _source.Samples),
    [
        _columnStart, _sources, _codes, _source.Ones, _source.Graded, _source.OnesAt(tick), _source.GradedAt(tick), _source.Values, _source.ValuesAt(tick),
        _source.Stride, _target.Sums, _target.SumsAt(tick + 1 + _delivery.DelayTicks, _delivery.Sum), _target.Stride, _delivery.FirstNeuron, _delivery.Neurons,
        _limits.Least, _limits.Greatest, _source.Samples,
    ]);
}
