using NeuroChip.Core.Networks;

namespace NeuroChip.Emulator.Learning;

/// <param name="Sources">Source units.</param>
/// <param name="Targets">Target units.</param>
/// <param name="SignMode">Sign of the weights and with it their range; not <see cref="WeightSignMode.Auto"/>.</param>
/// <param name="StepLog2">Learned weights are multiples of 2^this.</param>
public sealed record PlasticShape(int Sources, int Targets, WeightSignMode SignMode, int StepLog2 = 0);
