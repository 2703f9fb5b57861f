using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Synapses of an event-driven population: their spikes act when the population is updated, so they are looked back on, not sent ahead.</summary>
sealed class EventDelivery
{
    /// <summary>A source sends no more spikes in one tick than this, and membranes end at this value (family event8).</summary>
    const int MostSpikes = byte.MaxValue, GreatestPotential = byte.MaxValue;

    readonly IDeviceRuntime _runtime;
    readonly nint _kernel;
    readonly Delivery _delivery;
    readonly DeviceSpikes _source;
    readonly DevicePopulation _target;
    readonly DeviceBuffer<int> _columnStart, _sources, _codes;

    public EventDelivery(
        IDeviceRuntime runtime, DeviceMemory memory, nint kernel, Delivery delivery, SynapseColumns columns, DeviceSpikes source, DevicePopulation target)
    {
        (_runtime, _kernel, _delivery, _source, _target) = (runtime, kernel, delivery, source, target);
        (_columnStart, _sources, _codes) = (memory.Upload<int>(columns.Start), memory.Upload<int>(columns.Sources), memory.Upload<int>(columns.Codes));
    }

    public int Target => _delivery.Target;

    public int DelayTicks => _delivery.DelayTicks;

    /// <summary>Ticks of the source that are looked back on, the present one included.</summary>
    public static int TicksKept(Delivery delivery) => delivery.DelayTicks + 2;

    /// <summary>Lets the spikes act that arrive in a tick.</summary>
    public void Act(int tick)
    {
        var sent = tick - 1 - _delivery.DelayTicks;
        if (sent < 0)
        {
            return;
        }

        _runtime.Launch(_kernel, _runtime.Items(_delivery.Neurons, _source.Samples),
        [
            _columnStart, _sources, _codes, _source.Ones, _source.Graded, _source.OnesAt(sent), _source.GradedAt(sent), _source.Values, _source.ValuesAt(sent),
            _source.Stride, _target.States, _target.Parameters, _target.Stride, _delivery.FirstNeuron, _delivery.Neurons, MostSpikes, GreatestPotential,
            _source.Samples,
        ]);
    }
}
