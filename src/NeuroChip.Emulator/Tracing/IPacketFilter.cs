namespace NeuroChip.Emulator.Tracing;

/// <summary>A probe that finds some packets of the tick too late to act. Only processor backends ask it.</summary>
public interface IPacketFilter
{
    /// <summary>Packets of the tick observed last, each once.</summary>
    ReadOnlySpan<LatePacket> Late { get; }
}

/// <param name="CoreIndex">Index in the image's cores.</param>
public readonly record struct LatePacket(int Unit, int CoreIndex);
