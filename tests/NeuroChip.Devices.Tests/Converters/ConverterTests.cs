using NeuroChip.Devices.Converters;

namespace NeuroChip.Devices.Tests.Converters;

public class ConverterTests
{
    // 3 bits from 0 to 7: a step of 1.
    [Theory]
    [InlineData(-4, 0)]
    [InlineData(2.4, 2)]
    [InlineData(2.6, 3)]
    [InlineData(9, 7)]
    public void Uniform_StepOfOne_Rounds(double current, int code)
    {
        var converter = new OutputConverter(OutputConverterKind.Uniform, 3, 0, 7);

        converter.Code(current).Should().Be(code);
        converter.Convert(current).Should().Be(code);
    }

    [Fact]
    public void SignMagnitude_Zero_IsACode() => new OutputConverter(OutputConverterKind.SignMagnitude, 4, -0.7, 0.7).Convert(0.01).Should().BeApproximately(0, 1e-15);

    // 2 bits, ±2: steps of 1 with values ±0.5 and ±1.5; there is no zero.
    [Theory]
    [InlineData(-3, 0, -1.5)]
    [InlineData(-0.01, 1, -0.5)]
    [InlineData(0, 2, 0.5)]
    [InlineData(1.99, 3, 1.5)]
    [InlineData(2, 3, 1.5)]
    public void MidRise_TwoBits_HasNoZero(double current, int code, double value)
    {
        var converter = new OutputConverter(OutputConverterKind.MidRise, 2, -2, 2);

        converter.Code(current).Should().Be(code);
        converter.Convert(current).Should().Be(value);
    }

    [Fact]
    public void Converter_NonsenseParameters_AreDiagnosed()
    {
        Rejects.With("NC1051", () => new OutputConverter(OutputConverterKind.Uniform, 4, 1, 1));
        Rejects.With("NC1050", () => new OutputConverter(OutputConverterKind.Uniform, 0, 0, 1));
        Rejects.With("NC1052", () => new OutputConverter(OutputConverterKind.SignMagnitude, 1, -1, 1));
        Rejects.With("NC1050", () => new OutputConverter(OutputConverterKind.Uniform, 4, double.NaN, 1));
        Rejects.With("NC1050", () => new InputConverter(1, signed: true, 0));
        Rejects.With("NC1050", () => new InputConverter(-1, signed: true, 0));
    }

    // 4 bits signed: magnitude 7. −0.7·7 = −4.9 → −5 = 0b101, least significant first: −1, 0, −1.
    [Fact]
    public void BitSerial_NegativeInput_SignsEveryDigit()
    {
        var slices = new InputConverter(4, signed: true, digitBits: 1).Convert([-0.7]);

        slices.Select(s => s.Values[0]).Should().Equal(-1, 0, -1);
        slices.Select(s => s.Significance * 7).Should().Equal(1, 2, 4);
    }

    [Theory]
    [InlineData(6, false, 2)]
    [InlineData(8, true, 3)]
    [InlineData(9, false, 4)]
    public void BitSerial_AllDigits_AddToTheSingleStep(int bits, bool signed, int digitBits)
    {
        var inputs = Samples.Inputs(50);
        var whole = new InputConverter(bits, signed, 0).Convert(inputs)[0].Values;
        var digits = new InputConverter(bits, signed, digitBits).Convert(inputs);

        for (var i = 0; i < inputs.Length; i++)
        {
            digits.Sum(s => s.Significance * s.Values[i]).Should().BeApproximately(whole[i], 1e-15);
        }
    }

    // 128 inputs, 2-bit cells, 1-bit inputs: 385 results, 9 bits; with 2-bit inputs 1153 results, 11 bits.
    [Theory]
    [InlineData(128, 2, 1, 9)]
    [InlineData(128, 2, 2, 11)]
    [InlineData(1, 1, 1, 1)]
    public void LosslessBits_CountResults(int inputs, int cellBits, int inputBits, int bits) =>
        ConverterRange.LosslessBits(inputs, cellBits, inputBits).Should().Be(bits);

    [Fact]
    public void Calibrated_TailOfTenPercent_LeavesOutTheEnds()
    {
        double[] observed = [10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

        ConverterRange.Calibrated(observed, 0.1).Should().Be((1.0, 9.0));
    }
}
