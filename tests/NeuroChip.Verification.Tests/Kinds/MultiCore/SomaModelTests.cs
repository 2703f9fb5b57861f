namespace NeuroChip.Verification.Tests.Kinds.MultiCore;

/// <summary>One neuron of each kind, every number worked by hand; the source fires so that 10 arrives in the steps after.</summary>
public class SomaModelTests
{
    static string? Verify(string model, string parameters, int[] inputs, double[] potentials, int[] fires, bool[] updated)
    {
        using var pair = HandWorkedCase.Create(model, parameters, inputs, potentials, fires, updated);
        return pair.Verify();
    }

    // 10 × 0.3 = 3, × 0.3 = 0.9 is 57.6/64, cut to 57/64; × 0.3 is 17.1/64, cut to 17/64; then 5.1, 1.5, 0.3 and 0.
    [Fact]
    public void LeakyIntegrateFire_Decay_IsCutTowardZeroTo64ths() => Verify(
        "leaky_integrate_fire", """{"threshold":100,"leak_decay":0.3}""", inputs: [1],
        potentials: [0, 10, 3, 57 / 64.0, 17 / 64.0, 5 / 64.0, 1 / 64.0, 0, 0], fires: [],
        updated: [false, true, true, true, true, true, true, true, false]).Should().BeNull();

    // The first step cuts but does not decay: 1.99 is 127.36/64. A negative potential is cut upward: -127/128 is -63.5/64.
    [Fact]
    public void LeakyIntegrateFire_InitialPotential_IsCutInTheFirstStep() => Verify(
        "leaky_integrate_fire", """{"threshold":100,"leak_decay":0.5,"potential":[0,-1.99]}""", inputs: [],
        potentials: [-127 / 64.0, -63 / 64.0], fires: [], updated: [true, true]).Should().BeNull();

    // 10 is not above 10. With 20 the neuron fires, 20 - 10 stays; 10 more arrives in step 4.
    [Fact]
    public void LeakyIntegrateFire_SoftReset_SubtractsAboveTheThresholdOnly() => Verify(
        "leaky_integrate_fire", """{"threshold":10,"reset_mode":"soft"}""", inputs: [1, 2, 3],
        potentials: [0, 10, 10, 10, 10], fires: [3, 4], updated: [false, true, true, true, true]).Should().BeNull();

    // Fires in step 2; deaf in 3 and 4 (delay 3 blocks two steps); what arrived then is lost, what arrives in 5 makes it fire again.
    [Fact]
    public void LeakyIntegrateFire_Refractory_LosesWhatArrives() => Verify(
        "leaky_integrate_fire", """{"threshold":5,"refractory_delay":3,"reset":[0,-1]}""", inputs: [1, 2, 3, 4],
        potentials: [0, -1, -1, -1, -1, -1], fires: [2, 5], updated: [false, true, true, true, true, true]).Should().BeNull();

    // The bias pulls down by 4 a step and stops at -6.
    [Fact]
    public void LeakyIntegrateFire_ReverseThreshold_Saturates() => Verify(
        "leaky_integrate_fire", """{"threshold":100,"bias":[0,-4],"reverse_threshold":-6,"reverse_reset_mode":"saturate"}""", inputs: [3],
        potentials: [-4, -6, -6, 0, -4], fires: [], updated: [true, true, true, true, true]).Should().BeNull();

    // 10, then 4 less a step: 6, 2, past zero to -2, back to 2. A potential of 0 would not leak.
    [Fact]
    public void TrueNorth_Leak_OvershootsZero() => Verify(
        "truenorth", """{"threshold":100,"leak":4,"leak_towards_zero":true,"reverse_threshold":-50}""", inputs: [1],
        potentials: [0, 10, 6, 2, -2, 2], fires: [], updated: [false, true, true, true, true, true]).Should().BeNull();

    // 10 reaches the threshold of 10: fires, 0 stays. From 0 to 10 again. A reset to 3 would come from the hard mode.
    [Theory]
    [InlineData("soft", 0)]
    [InlineData("hard", 3)]
    public void TrueNorth_AtTheThreshold_Fires(string mode, double after) => Verify(
        "truenorth", $$"""{"threshold":10,"reset":3,"reset_mode":"{{mode}}","reverse_threshold":-50}""", inputs: [1, 3],
        potentials: [0, after, after, after], fires: [2, 4], updated: [false, true, after != 0, true]).Should().BeNull();
}
