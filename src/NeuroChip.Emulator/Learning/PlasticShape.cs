using NeuroChip.Core.Networks;

namespace NeuroChip.Emulator.Learning;

/// <param name="Sources">Source units.</param>
/// <param name="Targets">Target units; every source has a synapse to each.</param>
/// <param name="SignMode">Sign of the weights and with it their range; not <see cref="WeightSignMode.Auto"/>.</param>
public sealed record PlasticShape(int Sources, int Targets, WeightSignMode SignMode);
