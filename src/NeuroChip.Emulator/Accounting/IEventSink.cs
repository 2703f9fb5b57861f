using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Accounting;

/// <summary>Receives counted events.</summary>
interface IEventSink
{
    /// <param name="core">Index in the image's cores.</param>
    /// <param name="layer">Inputs, then populations: whose spikes, somas or synapses they are; −1 for the chip as a whole.</param>
    void Add(int core, int layer, EventKind kind, long count);
}
