namespace NeuroChip.Emulator.Learning;

/// <summary>A factor of a term with the place of its operand.</summary>
/// <param name="Limit">2^W: the factor is limited to −2^W … 2^W − 1.</param>
readonly record struct BoundFactor(int Slot, int Constant, bool SignOnly, int Limit);
