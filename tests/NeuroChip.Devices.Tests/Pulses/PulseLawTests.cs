using NeuroChip.Core.Random;
using NeuroChip.Devices.Pulses;

namespace NeuroChip.Devices.Tests.Pulses;

public class PulseLawTests
{
    // Published table of the label.
    [Theory]
    [InlineData(0.5, 2.51988)]
    [InlineData(1, 1.25165)]
    [InlineData(2.4, 0.499181)]
    [InlineData(4.88, 0.200303)]
    [InlineData(6, 0.135619)]
    [InlineData(9, 0.0228)]
    [InlineData(-6, 0.135619)]
    public void CurveConstant_OfALabel_IsThePublishedOne(double label, double constant) =>
        NonlinearityLabel.CurveConstant(label).Should().BeApproximately(constant, 2e-5);

    [Fact]
    public void CurveConstant_LabelZero_IsAStraightLine() => NonlinearityLabel.CurveConstant(0).Should().Be(double.PositiveInfinity);

    [Theory]
    [InlineData(10.2)]
    [InlineData(double.NaN)]
    public void CurveConstant_NoSuchCurve_IsDiagnosed(double label) =>
        ((Action)(() => NonlinearityLabel.CurveConstant(label))).Should().Throw<Core.Diagnostics.InputErrorException>();

    // Where the series takes over, both forms of the distance agree: the constant falls smoothly in the label.
    [Fact]
    public void CurveConstant_SmallLabels_FallAsOneOverTheLabel()
    {
        foreach (var label in new[] { 1e-6, 1e-4, 0.01, 0.05, 0.06, 0.07, 0.1 })
        {
            (NonlinearityLabel.CurveConstant(label) * label).Should().BeApproximately(1 / (8 * 0.07 * Math.Sqrt(2)), 2e-4);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2.4, -4.88)]
    [InlineData(0.04, -0.63)]
    [InlineData(1.75, 1.46)]
    [InlineData(9, -9)]
    public void SaturatingExponential_PPulses_SpanTheRange(double up, double down)
    {
        var law = new SaturatingExponential(2, 10, SaturatingExponential.Curve.OfLabel(64, up), SaturatingExponential.Curve.OfLabel(50, down));

        law.Apply(2, 64).Should().BeApproximately(10, 1e-9);
        law.Apply(10, -50).Should().BeApproximately(2, 1e-9);
        law.Apply(law.Apply(2, 20), 30).Should().BeApproximately(law.Apply(2, 50), 1e-9);
    }

    [Fact]
    public void SaturatingExponential_NearlyLinear_UpThenDownReturns()
    {
        var law = new SaturatingExponential(0, 1, SaturatingExponential.Curve.OfLabel(100, 0.01), SaturatingExponential.Curve.OfLabel(100, -0.01));

        law.Apply(law.Apply(0.5, 3), -3).Should().BeApproximately(0.5, 1e-3);
    }

    public static TheoryData<IPulseLaw> Laws =>
    [
        new SaturatingExponential(-1, 1, SaturatingExponential.Curve.OfLabel(30, 2.4), SaturatingExponential.Curve.OfLabel(20, -4.88)),
        LinearStep.Constant(-1, 1, new StepSizes(0.05, 0.03)),
        LinearStep.SoftBounds(-0.75, 1.25, new StepSizes(0.05, 0.03)),
        new LinearStep(-0.8, 1.2, new StepSizes(0.05, 0.03), 0.1, 0.5),
        new ExponentialStep(-1, 1, new StepSizes(0.05, 0.03), new ExponentialShape(-0.5, -0.5, 5, 5, -1.18, -0.08)),
        new PowerStep(-1, 1, new StepSizes(0.3, 0.3), 0.7, 1.5),
        new PiecewiseStep(-1, 1, new StepSizes(0.2, 0.2), [1, 0.5, 0.1], [0.1, 2]),
        new DampedStep(0, 1, new StepSizes(0.1, 0.2), -3, 0),
    ];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Apply_AnyPulses_StaysWithinTheBounds(IPulseLaw law)
    {
        var state = (law.Minimum + law.Maximum) / 2;
        for (var i = 0u; i < 500; i++)
        {
            state = law.Apply(state, Philox.Below(61, 1, RandomStream.DatasetSplit, i) - 30);
            state.Should().BeInRange(law.Minimum, law.Maximum);
        }

        law.Apply(law.Maximum, int.MaxValue).Should().Be(law.Maximum);
        law.Apply(state, 0).Should().Be(state);
    }

    // Soft bounds: 0.1 + 0.02·(1 − 0.1/1.25) = 0.1184; 0.1 − 0.02·(1 + 0.1/0.75) = 0.0773333.
    [Fact]
    public void SoftBounds_OnePulse_StepsTowardsTheBound()
    {
        var law = LinearStep.SoftBounds(-0.75, 1.25, new StepSizes(0.02, 0.02));

        law.Apply(0.1, 1).Should().BeApproximately(0.1184, 1e-12);
        law.Apply(0.1, -1).Should().BeApproximately(0.1 - (0.02 * (1 + (0.1 / 0.75))), 1e-12);
    }

    // Half way up, γ = 2: factor 1/4.
    [Fact]
    public void PowerStep_HalfWay_ScalesByThePower() => new PowerStep(-1, 1, new StepSizes(0.4, 0.4), 2, 1).Apply(0, 1).Should().BeApproximately(0.1, 1e-15);

    // Nodes at −1, 0, 1; at 0.5 the factor is half between 0.5 and 0.1.
    [Fact]
    public void PiecewiseStep_BetweenNodes_Interpolates() =>
        new PiecewiseStep(-1, 1, new StepSizes(0.1, 0.1), [1, 0.5, 0.1], [1]).Apply(0.5, 1).Should().BeApproximately(0.53, 1e-15);

    [Fact]
    public void OfAsymmetry_Positive_WeakensStepsDown() => StepSizes.OfAsymmetry(0.01, 0.25).Should().Be(new StepSizes(0.01, 0.0075));

    [Fact]
    public void Laws_NonsenseParameters_AreDiagnosed()
    {
        Rejects.With("NC1051", () => LinearStep.Constant(1, 1, new StepSizes(0.1, 0.1)));
        Rejects.With("NC1050", () => LinearStep.SoftBounds(0, 1, new StepSizes(0.1, 0.1)));
        Rejects.With("NC1050", () => StepSizes.OfAsymmetry(-0.1, 0));
        Rejects.With("NC1050", () => StepSizes.OfAsymmetry(0.1, 1.5));
        Rejects.With("NC1051", () => new SaturatingExponential(2, 1, new(10, 5), new(10, 5)));
        Rejects.With("NC1050", () => new SaturatingExponential(1, 2, new(0, 5), new(10, 5)));
        Rejects.With("NC1050", () => new SaturatingExponential(1, 2, new(10, 0), new(10, 5)));
        Rejects.With("NC1050", () => new PiecewiseStep(-1, 1, new StepSizes(0.1, 0.1), [], [1]));
        Rejects.With("NC1050", () => new DampedStep(-1, 1, new StepSizes(0.1, 0.1), double.NaN, 0));
    }
}
