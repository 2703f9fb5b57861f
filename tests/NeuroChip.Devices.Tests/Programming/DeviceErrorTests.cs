using NeuroChip.Core.Random;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Tests.Programming;

public class DeviceErrorTests
{
    [Fact]
    public void Normal_ManySamples_HasItsMoments()
    {
        double sum = 0, squares = 0, fourth = 0;
        const int count = 100_000;
        for (var i = 0u; i < count; i++)
        {
            var x = DeviceNoise.Normal(1, RandomStream.DeviceRead, i);
            (sum, squares, fourth) = (sum + x, squares + (x * x), fourth + (x * x * x * x));
        }

        (sum / count).Should().BeApproximately(0, 5 / Math.Sqrt(count));
        (squares / count).Should().BeApproximately(1, 5 * Math.Sqrt(2.0 / count));
        (fourth / count).Should().BeApproximately(3, 5 * Math.Sqrt(96.0 / count));
    }

    // Clipped at zero, an idle device conducts σ/√(2π) = 0.3989 σ on average.
    [Fact]
    public void Apply_IdleDevice_IsRaisedByClipping()
    {
        var error = new DeviceError(new GenericSpread(SpreadKind.Independent, 0.1));
        var mean = Enumerable.Range(0, 40_000).Average(i => error.Apply(0, 3, RandomStream.DeviceProgramming, (uint)i));

        mean.Should().BeApproximately(0.039894, 5 * 0.0584 / 200);
    }

    [Fact]
    public void Apply_SwitchedOff_DrawsNothingAndReturnsTheTarget()
    {
        var error = new DeviceError(new GenericSpread(SpreadKind.Proportional, 0));

        error.Apply(0.3, 1, RandomStream.DeviceProgramming, 0).Should().Be(0.3);
        new DeviceError(new GenericSpread(SpreadKind.Proportional, 0.5)).Apply(0, 1, RandomStream.DeviceProgramming, 0).Should().Be(0);
        new DeviceError(new GenericSpread(SpreadKind.Inverse, 0)).Apply(0, 1, RandomStream.DeviceProgramming, 0).Should().Be(0);
    }

    [Fact]
    public void Program_SameSeed_IsTheSameChip()
    {
        var weights = new DifferentialMapping(LevelGrid.OfBits(Samples.Window(), 4), centred: false).Map(Samples.Weights(6, 5));
        var error = new DeviceError(new GenericSpread(SpreadKind.Independent, 0.05));

        var chip = CellErrors.Program(weights, error, 42).Arrays[0];
        chip.Positive.Values.ToArray().Should().Equal(CellErrors.Program(weights, error, 42).Arrays[0].Positive.Values.ToArray());
        chip.Positive.Values.ToArray().Should().NotEqual(CellErrors.Program(weights, error, 43).Arrays[0].Positive.Values.ToArray());
        chip.Positive.Values.ToArray().Should().NotEqual(chip.Negative!.Values.ToArray());
    }

    [Fact]
    public void NoisyRead_BitSerialInput_DrawsAnewForEveryBit()
    {
        var array = new DifferentialMapping(LevelGrid.OfBits(Samples.Window(), 0), centred: false).Map(Samples.Weights(1, 1)).Arrays[0];
        var read = new NoisyRead(new IdealRead(), new DeviceError(new GenericSpread(SpreadKind.Independent, 0.01)), 1, read: 0);

        read.Read(array, [1], 0).Positive.Should().Equal(read.Read(array, [1], 0).Positive);
        read.Read(array, [1], 0).Positive.Should().NotEqual(read.Read(array, [1], 1).Positive);
    }

    [Fact]
    public void GenericSpread_NonsenseMagnitudes_AreDiagnosed()
    {
        Rejects.With("NC1050", () => new GenericSpread(SpreadKind.Independent, -0.1));
        Rejects.With("NC1050", () => new GenericSpread(SpreadKind.Independent, double.NaN));
        Rejects.With("NC1050", () => new GenericSpread(SpreadKind.Inverse, 0.1).Spread(0));
    }

    [Fact]
    public void MeasuredDevices_UnknownName_SuggestsTheNearest()
    {
        var action = () => MeasuredDevices.Get("rram_cubic_2023");

        action.Should().Throw<Core.Diagnostics.InputErrorException>().WithMessage("*NC1056*Did you mean 'rram_cubic_2022'?*");
    }

    // The two fits of one figure differ by 0.15 µS at 10 µS and by 0.7 µS at 0.
    [Theory]
    [InlineData(0, 0.705)]
    [InlineData(10, 0.15)]
    public void MeasuredDevices_TwoFitsOfOneFigure_DifferAsPublished(double target, double difference) =>
        Math.Abs(MeasuredDevices.Get("rram_cubic_2022").Spread(target) - MeasuredDevices.Get("rram_quartic_2022").Spread(target))
            .Should().BeApproximately(difference, 0.02);

    [Fact]
    public void MeasuredDevices_EveryName_IsThereOnceWithASource()
    {
        MeasuredDevices.All.Select(d => d.Name).Should().OnlyHaveUniqueItems();
        MeasuredDevices.All.Should().OnlyContain(d => d.Source.Length > 10 && d.Spread(d.Highest) >= 0);
    }
}
