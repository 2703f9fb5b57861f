namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>Every kind of <c>crossbar-vectors/1</c>.</summary>
static class CrossbarKinds
{
    public static IReadOnlyList<IVectorKind> All { get; } =
    [
        new AdcTransferKind(), new EnergyKind(), new IrDropKind(), new IrDropMvmKind(), new MvmKind("mvm_adc"), new MvmKind("mvm_bitsliced"),
        new MvmKind("mvm_quantized"), new MvmNoiseStatsKind(), new MvmPartitionedKind(), new NonlinearIvKind(), new ProgrammingStatsKind(),
        new PulseUpdateKind(),
    ];
}
