using NeuroChip.Core.Learning;

namespace NeuroChip.Emulator.Learning;

/// <summary>A rule with the places of its operands.</summary>
/// <param name="Slot">Operand that holds the value of the target before the phase.</param>
/// <param name="StepLog2">Results are multiples of 2^this.</param>
/// <param name="Least">Least value of the result.</param>
/// <param name="Greatest">Greatest value of the result.</param>
sealed record BoundRule(RuleVariable Target, int Slot, BoundTerm[] Terms, int StepLog2, int Least, int Greatest);
