namespace NeuroChip.Emulator.Learning;

/// <param name="Gate">Slot of the condition, 0 or 1.</param>
/// <param name="NormalisingShift">To the right, before <paramref name="ScaleShift"/> to the left.</param>
readonly record struct BoundTerm(int Gate, BoundFactor[] Factors, int Mantissa, int NormalisingShift, int ScaleShift);
