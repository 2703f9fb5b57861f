using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Devices.Tests.Chips;

/// <summary>Devices that learn, as manufactured and first written.</summary>
public class PlasticArraysTests
{
    const int Inputs = 40, Outputs = 50;

    static readonly DeviceSpec Ideal = TestChip.Device with { PulseLaw = PulseLawKind.SaturatingExponential };

    // 102 of 255 is 0.4 of the window; of both signs, −102 of 256 is (1 − 102/256)/2 = 0.30078 of it; a pair holds 0 and 102/256 = 0.39844.
    [Theory]
    [InlineData(CrossbarMapping.OffsetReference, WeightSignMode.Excitatory, 102, 0.4, -1)]
    [InlineData(CrossbarMapping.OffsetDigital, WeightSignMode.Inhibitory, -102, 0.4, -1)]
    [InlineData(CrossbarMapping.OffsetReference, WeightSignMode.Mixed, -102, 0.30078125, -1)]
    [InlineData(CrossbarMapping.Differential, WeightSignMode.Excitatory, 102, 0.4, -1)]
    [InlineData(CrossbarMapping.Differential, WeightSignMode.Mixed, -102, 0, 0.3984375)]
    [InlineData(CrossbarMapping.DifferentialCentred, WeightSignMode.Mixed, -102, 0.30078125, 0.69921875)]
    public void Program_WithoutErrors_HoldsTheCode(CrossbarMapping mapping, WeightSignMode mode, int code, double first, double second)
    {
        var image = Program(Ideal, mode, mapping, (_, _) => code);

        var (block, devices) = (image.Cores[0].Blocks[0], image.Projections[0].Devices!);

        block.Codes.Should().OnlyContain(weight => weight == code << devices.FractionBits);
        image.Projections[0].CodeScale[0].Should().Be(1.0 / (1 << devices.FractionBits));
        var states = block.Cells!.States;
        states.Length.Should().Be(block.Codes.Length * (second < 0 ? 1 : 2));
        ((double)states[0] / PlasticDevices.StateOne).Should().BeApproximately(first, 1e-6);
        if (second >= 0)
        {
            ((double)states[^1] / PlasticDevices.StateOne).Should().BeApproximately(second, 1e-6);
        }
    }

    [Fact]
    public void Program_StepSpread_IsDrawnForEachDirectionAndOfTheSizeAskedFor()
    {
        var cells = Program(Ideal with { StepSpread = 0.25 }).Cores[0].Blocks[0].Cells!;
        var (up, down) = (Relative(cells.FactorsUp), Relative(cells.FactorsDown));
        up.Average().Should().BeApproximately(1, 0.02);
        Math.Sqrt(up.Average(value => (value - 1) * (value - 1))).Should().BeApproximately(0.25, 0.015);
        up.Zip(down).Average(pair => (pair.First - 1) * (pair.Second - 1)).Should().BeApproximately(0, 0.006, "directions are independent");
    }

    [Fact]
    public void Program_LogNormalSteps_HaveTheMedianOne()
    {
        var up = Relative(Program(Ideal with { StepSpread = 0.7, StepSpreadIsLogNormal = true }).Cores[0].Blocks[0].Cells!.FactorsUp).Select(factor => Math.Log(factor)).ToArray();
        up.Average().Should().BeApproximately(0, 0.06);
        Math.Sqrt(up.Average(value => value * value)).Should().BeApproximately(0.7, 0.05);
    }

    // What is off draws nothing: the other draws stay what they are.
    [Fact]
    public void Program_AnotherSpreadSwitchedOn_ChangesNoOtherDraw()
    {
        var (without, with) = (Program(Ideal with { RangeSpread = 0.1 }), Program(Ideal with { RangeSpread = 0.1, StepSpread = 0.3 }));
        var (a, b) = (without.Cores[0].Blocks[0].Cells!, with.Cores[0].Blocks[0].Cells!);
        b.Spans.Should().Equal(a.Spans);
        b.States.Should().Equal(a.States);
        a.FactorsUp.Should().OnlyContain(factor => factor == 1 << PlasticDevices.FactorBits);
    }

    [Fact]
    public void Program_StuckDevices_HaveNoWindow()
    {
        var cells = Program(Ideal with { StuckOn = 0.2 }).Cores[0].Blocks[0].Cells!;
        cells.Spans.Count(span => span == 0).Should().BeInRange(Inputs * Outputs * 15 / 100, Inputs * Outputs * 25 / 100);
    }

    [Fact]
    public void Program_OneChipOrAnother_AreReproducibleAndDiffer()
    {
        var device = Ideal with { RangeSpread = 0.1 };
        ImageHash.Of(Program(device)).Should().Be(ImageHash.Of(Program(device)));
        ImageHash.Of(Program(device, chip: 1)).Should().NotBe(ImageHash.Of(Program(device)));
    }

    // A wide device conducts beyond the nominal window: its weight is beyond 255 codes, and the limit leaves it room.
    [Fact]
    public void Program_WideDevices_AreNotCut()
    {
        var image = Program(Ideal with { RangeSpread = 0.5 }, code: (_, _) => 255);
        var largest = image.Cores[0].Blocks[0].Codes.Max();
        ((int)largest).Should().BeGreaterThan(400 << 3).And.BeLessThanOrEqualTo(image.Projections[0].Devices!.LargestWeight);
    }

    [Fact]
    public void Program_FidelityIdeal_LeavesCodes() =>
        TestChip.Program(Image(Ideal, WeightSignMode.Excitatory, CrossbarMapping.OffsetReference, (_, _) => 9), Fidelity.Ideal).Image.Projections[0].Devices.Should().BeNull();

    static double[] Relative(ImmutableArray<int> factors) => [.. factors.Select(factor => (double)factor / (1 << PlasticDevices.FactorBits))];

    static ChipImage Program(DeviceSpec device, Func<int, int, int>? code = null, int chip = 0) =>
        Program(device, WeightSignMode.Excitatory, CrossbarMapping.OffsetReference, code ?? ((i, o) => ((i * Outputs) + o) % 256), chip);

    static ChipImage Program(DeviceSpec device, WeightSignMode mode, CrossbarMapping mapping, Func<int, int, int> code, int chip = 0) =>
        TestChip.Program(Image(device, mode, mapping, code), Fidelity.Statistical, chip).Image;

    static ChipImage Image(DeviceSpec device, WeightSignMode mode, CrossbarMapping mapping, Func<int, int, int> code)
    {
        var image = TestChip.Of(device, Inputs, Outputs, code, mapping, bits: 8);
        return image with
        {
            Profile = image.Profile with { Learning = new() { Engine = "sum-of-products" } },
            Projections = [image.Projections[0] with { SignMode = mode, Learning = new LearningRule { Rules = ["dw = x0*y0"] } }],
        };
    }
}
