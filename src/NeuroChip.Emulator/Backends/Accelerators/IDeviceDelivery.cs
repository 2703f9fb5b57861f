namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>The synapses of a delivery on the device.</summary>
interface IDeviceDelivery
{
    /// <summary>Takes the spikes of a tick to their targets.</summary>
    void Deliver(int tick);
}
