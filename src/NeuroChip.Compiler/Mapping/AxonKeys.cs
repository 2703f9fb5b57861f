using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// What shares an input row: synapses of one source unit, and one delay where the chip's synapses have no delay field of their own.
/// A key is unit · 256 + delay of the row, so keys in ascending order are rows in ascending order of unit, then delay.
/// </summary>
readonly struct AxonKeys(SynapseSpec synapse)
{
    readonly bool _delayInSynapse = synapse is { Storage: SynapseStorage.Packed, DelayBits: > 0 };

    public long Of(int unit, byte delay) => ((long)unit << 8) | RowDelay(delay);

    /// <summary>Part of a delay that the row takes; the rest is stored with the synapse.</summary>
    public byte RowDelay(byte delay) => _delayInSynapse ? (byte)0 : delay;

    public static int UnitOf(long key) => (int)(key >> 8);

    public static int DelayOf(long key) => (int)(key & 255);
}
