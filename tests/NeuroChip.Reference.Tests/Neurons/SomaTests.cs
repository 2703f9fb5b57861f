using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;

namespace NeuroChip.Reference.Tests.Neurons;

public class SomaTests
{
    // τ = 2, dt = 1: v ← v + (x − v)/2. Input 1, 1, 1, 0: .5, .75 (> .7: spike, reset to −.25), −.25 + .625 = .375, .1875.
    [Fact]
    public void Lif_EulerResetToValue_HandWorked()
    {
        var run = ReferenceTrace.Record(
            Networks.Single(new LifModel { Tau = 2, VThreshold = 0.7, VReset = -0.25 }, Networks.Euler), ListSource.Values(1, 1, 1, 0));

        run.Potentials("n").Should().Equal(0.5, -0.25, 0.375, 0.1875);
        run.Outputs("n").Should().Equal(0, 1, 0, 0);
    }

    // As above with subtraction: .75 − .7 = .05, then .525, .2625.
    [Fact]
    public void Lif_Subtract_KeepsTheRest() =>
        ReferenceTrace.Record(
                Networks.Single(new LifModel { Tau = 2, VThreshold = 0.7 }, Networks.Euler with { Reset = ResetKind.Subtract }),
                ListSource.Values(1, 1, 1, 0))
            .Potentials("n").Zip([0.5, 0.05, 0.525, 0.2625]).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-15);

    // a = e^(−1/2): the membrane follows 1 − aⁿ for input held at 1.
    [Fact]
    public void Lif_Exponential_FollowsTheSolution()
    {
        var potentials = ReferenceTrace.Record(
            Networks.Single(new LifModel { Tau = 2, VThreshold = 9 }, Networks.Euler with { Scheme = IntegrationScheme.Exponential }),
            ListSource.Values(1, 1, 1, 1)).Potentials("n");

        for (var n = 0; n < 4; n++)
        {
            potentials[n].Should().BeApproximately(1 - Math.Exp(-0.5 * (n + 1)), 1e-15);
        }
    }

    // A file's 32-bit τ of 30 is exact, but dt/τ = 1/30 is not: it is rounded as 32-bit simulators round it.
    [Theory]
    [InlineData(false, 1 / 30.0)]
    [InlineData(true, 1 / 30f)]
    public void Lif_SinglePrecisionTau_SharesTheRoundingOfItsTools(bool single, double share) =>
        ReferenceTrace.Record(
                Networks.Single(new LifModel { Tau = new ParameterValues([30], single), VThreshold = 9 }, Networks.Euler), ListSource.Values(1))
            .Potentials("n").Should().Equal(share);

    // v ← a·v + x/2.
    [Fact]
    public void Lif_DecayExponential_DecaysExactlyAndFeedsEuler()
    {
        var a = Math.Exp(-0.5);
        var potentials = ReferenceTrace.Record(
            Networks.Single(new LifModel { Tau = 2, VThreshold = 9 }, Networks.Euler with { Scheme = IntegrationScheme.DecayExponential }),
            ListSource.Values(1, 0, 1)).Potentials("n");

        potentials[0].Should().Be(0.5);
        potentials[1].Should().BeApproximately(0.5 * a, 1e-15);
        potentials[2].Should().BeApproximately((0.5 * a * a) + 0.5, 1e-15);
    }

    // Threshold 1 with r = τ/dt: an input of 1 reaches v = 1 exactly.
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Lif_PotentialEqualsThreshold_SpikesOnlyIfInclusive(bool inclusive, double spikes) =>
        ReferenceTrace.Record(
                Networks.Single(new LifModel { Tau = 2, R = 2, VThreshold = 1 }, Networks.Euler with { ThresholdInclusive = inclusive }),
                ListSource.Values(1))
            .Outputs("n").Should().Equal(spikes);

    // Weight 1.5, no leak: spike, two ticks held at reset although input goes on, spike again.
    [Fact]
    public void Lif_Refractory_HoldsAtReset()
    {
        var run = ReferenceTrace.Record(
            Networks.Single(new LifModel { Tau = 1e9, R = 1e9, VThreshold = 1, RefractoryTicks = 2 }, Networks.Euler, weight: 1.5),
            ListSource.Values(1, 1, 1, 1, 1));

        run.Outputs("n").Should().Equal(1, 0, 0, 1, 0);
        run.Potentials("n").Should().Equal(0, 0, 0, 0, 0);
    }

    // τs = 2, τm = 4, w_in = 2: i ← i/2 + x; v ← v + (i − v)/4.
    // New current, x = 1, 0, 0: i = 1, .5, .25; v = .25, .25 + .0625 = .3125, .3125 − .015625 = .296875.
    [Fact]
    public void CubaLif_NewCurrent_HandWorked() => Cuba(previousCurrent: false).Should().Equal(0.25, 0.3125, 0.296875);

    // Previous current: i seen = 0, 1, .5; v = 0, .25, .25 + .0625 = .3125.
    [Fact]
    public void CubaLif_PreviousCurrent_IsOneStepBehind() => Cuba(previousCurrent: true).Should().Equal(0, 0.25, 0.3125);

    // θ = 2, input 7: 3 spikes, 1 left; −20: v = −19, clamped at −2.
    [Fact]
    public void If_SeveralSpikes_FloorsAndClamps()
    {
        var run = ReferenceTrace.Record(
            Networks.Single(new IfModel { VThreshold = 2 }, Networks.Euler with { Reset = ResetKind.SubtractMultiple }),
            ListSource.Values(7, -20, 0));

        run.Outputs("n").Should().Equal(3, 0, 0);
        run.Potentials("n").Should().Equal(1, -2, -2);
    }

    [Fact]
    public void If_SeveralSpikesWithThresholdZero_IsRefused() =>
        FluentActions.Invoking(() => ReferenceTrace.Record(
                Networks.Single(new IfModel { VThreshold = 0 }, Networks.Euler with { Reset = ResetKind.SubtractMultiple }),
                ListSource.Values(1)))
            .Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC2002");

    // τ = 2, v_leak = 1, no input: .5, .75, .875; the output is the membrane.
    [Fact]
    public void LeakyIntegrator_LeakPotential_DrivesTheOutput() =>
        ReferenceTrace.Record(Networks.Single(new LeakyIntegratorModel { Tau = 2, VLeak = 1 }, Networks.Euler), ListSource.Values(0, 0, 0))
            .Outputs("n").Should().Equal(0.5, 0.75, 0.875);

    [Fact]
    public void Integrator_GainedInput_IsSummed() =>
        ReferenceTrace.Record(Networks.Single(new IntegratorModel { R = 0.5 }, Networks.Euler), ListSource.Values(1, -2, 4))
            .Outputs("n").Should().Equal(0.5, -0.5, 1.5);

    [Fact]
    public void CubaLeakyIntegrator_OneSpike_RisesAndFalls() =>
        ReferenceTrace.Record(Networks.Single(new CubaLeakyIntegratorModel { TauSyn = 2, TauMem = 4, WIn = 2 }, Networks.Euler), ListSource.Values(1, 0, 0))
            .Outputs("n").Should().Equal(0.25, 0.3125, 0.296875);

    [Fact]
    public void Threshold_Input_ComparesWithoutMemory() =>
        ReferenceTrace.Record(Networks.Single(new ThresholdModel { Threshold = 1 }, Networks.Euler), ListSource.Values(1, 2, 0, 3))
            .Outputs("n").Should().Equal(0, 1, 0, 1);

    static double[] Cuba(bool previousCurrent) =>
        ReferenceTrace.Record(
                Networks.Single(
                    new CubaLifModel { TauSyn = 2, TauMem = 4, WIn = 2, VThreshold = 9 },
                    Networks.Euler with { PreviousCurrent = previousCurrent }),
                ListSource.Values(1, 0, 0))
            .Potentials("n");
}
