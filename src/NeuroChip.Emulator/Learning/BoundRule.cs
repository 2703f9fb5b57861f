using NeuroChip.Core.Learning;

namespace NeuroChip.Emulator.Learning;

/// <summary>A rule with the places of its operands.</summary>
/// <param name="Slot">Operand that holds the value of the target before the phase.</param>
/// <param name="AccumulatorFloor">Least value of the sum, in 1/128, after all terms: 0 for excitatory weights and tag 2.</param>
/// <param name="AccumulatorCeiling">Greatest value of the sum: 0 for inhibitory weights.</param>
/// <param name="Least">Least value of the result.</param>
/// <param name="Greatest">Greatest value of the result.</param>
sealed record BoundRule(
    RuleVariable Target, int Slot, BoundTerm[] Terms, int AccumulatorFloor, int AccumulatorCeiling, int Least, int Greatest);
