namespace NeuroChip.Emulator.EventDriven;

/// <param name="Weight">0…7.</param>
/// <param name="Mapped">The synapse's own bit.</param>
/// <param name="Inhibitory">What its sending neuron is.</param>
public readonly record struct SdspSynapse(int Weight, bool Mapped, bool Inhibitory);
