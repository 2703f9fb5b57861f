using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Devices.Tests.Chips;

public class InputDriveTests
{
    static DeviceSpec Device(int bits, LineDrive coding = LineDrive.PulseWidth, int digitBits = 1) =>
        TestChip.Device with { InputBits = bits, InputCoding = coding, InputDigitBits = digitBits };

    // Values to 255 on 4 bits: 15 codes of 17; on 5 bits: 31 codes of 9 would reach 279, of which 29 are needed.
    [Theory]
    [InlineData(4, 17, 15)]
    [InlineData(5, 9, 29)]
    public void Of_ValuesTo255_HandWorked(int bits, int step, int largest) =>
        InputDrive.Of(Device(bits), 255).Should().Be(new InputDriveImage(step, largest, 0));

    // Spikes need no converter; neither does what the converters resolve, unless it is applied in digits.
    [Fact]
    public void Of_NothingToConvert_IsNull()
    {
        InputDrive.Of(Device(4), 1).Should().BeNull();
        InputDrive.Of(Device(0), 255).Should().BeNull();
        InputDrive.Of(Device(8), 255).Should().BeNull();
        InputDrive.Of(Device(8, LineDrive.BitSerial, 3), 255).Should().Be(new InputDriveImage(1, 255, 3));
        new InputDriveImage(1, 255, 3).Reads.Should().Be(3);
        new InputDriveImage(1, 256, 1).Reads.Should().Be(9);
    }

    // 0b1011_0001 in digits of three bits: 1, 6, 2; their sum by significance is the value.
    [Fact]
    public void Reads_OfDigits_AddUpToTheValue()
    {
        var reads = InputDrive.Reads(new InputDriveImage(1, 255, 3)).Select(carried => carried(0b1011_0001)).ToArray();

        reads.Should().Equal(1, 6, 2);
        reads.Select((digit, read) => Math.ScaleB(digit, 3 * read)).Sum().Should().Be(0b1011_0001);
    }

    // A value of half the range: half of a full read by its width, a quarter by its square; 128 is one bit of eight, 127 seven: the order of bits is no matter.
    [Theory]
    [InlineData(LineDrive.PulseWidth, 0, 100, 50, 0.5)]
    [InlineData(LineDrive.Amplitude, 0, 100, 50, 0.25)]
    [InlineData(LineDrive.BitSerial, 8, 255, 128, 1)]
    [InlineData(LineDrive.BitSerial, 8, 255, 1, 1)]
    [InlineData(LineDrive.BitSerial, 8, 255, 127, 7)]
    [InlineData(LineDrive.BitSerial, 8, 255, 0, 0)]
    public void Of_Value_CostsItsPartOfAFullRead(LineDrive coding, int bits, int largest, int value, double reads) =>
        new ReadDuty(Device(bits, coding), largest).Of(value).Should().BeApproximately(reads, 1e-12);

    // 3 inputs of code 15 and values to 255: the largest sum of a read is 3 · 15 · 255, and of one bit 3 · 15.
    [Theory]
    [InlineData(LineDrive.PulseWidth, 0, 3 * 15 * 255)]
    [InlineData(LineDrive.BitSerial, 8, 3 * 15)]
    public void Program_ValuedInputs_WidenTheConvertersRange(LineDrive coding, int bits, int sum)
    {
        var image = TestChip.Of(Device(bits, coding) with { ConverterBits = 16 }, 3, 2, (_, _) => 15);
        var valued = image with { Inputs = [image.Inputs[0] with { MaxValue = 255 }], Projections = [image.Projections[0] with { Exponent = 0 }] };

        var chip = TestChip.Program(valued, Fidelity.Statistical);

        var readout = chip.Image.Projections[0].Readout!;
        readout.Step.Should().Be((int)Math.Ceiling(Math.ScaleB(sum, chip.Layers[0].FractionBits) / 32767));
        (readout.Input is not null).Should().Be(coding == LineDrive.BitSerial);
    }
}
