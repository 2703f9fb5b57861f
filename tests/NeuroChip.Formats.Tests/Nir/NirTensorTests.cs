using System.Collections.Immutable;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Formats.Tests.Nir;

public class NirTensorTests
{
    [Fact]
    public void ToDoubles_EveryElementType_GivesItsNumbers()
    {
        new NirTensor(NirElementType.Float16, [], [0x00, 0xC0]).ToDoubles().Should().Equal(-2);
        NirTensor.Float32([1], [0.1f]).ToDoubles().Should().Equal(0.1f);
        new NirTensor(NirElementType.Int8, [], [0xFE]).ToDoubles().Should().Equal(-2);
        new NirTensor(NirElementType.UInt8, [], [0xFE]).ToDoubles().Should().Equal(254);
        new NirTensor(NirElementType.Int16, [], [0xFE, 0xFF]).ToDoubles().Should().Equal(-2);
        new NirTensor(NirElementType.UInt16, [], [0xFE, 0xFF]).ToDoubles().Should().Equal(65534);
        new NirTensor(NirElementType.Int32, [], [0xFE, 0xFF, 0xFF, 0xFF]).ToDoubles().Should().Equal(-2);
        new NirTensor(NirElementType.UInt32, [], [0xFE, 0xFF, 0xFF, 0xFF]).ToDoubles().Should().Equal(4294967294);
        new NirTensor(NirElementType.UInt64, [], [0, 0, 0, 0, 0, 0, 0, 0x80]).ToDoubles().Should().Equal(9223372036854775808d);
        new NirTensor(NirElementType.Bool, [2], [0, 1]).ToDoubles().Should().Equal(0, 1);
    }

    [Theory]
    [InlineData(2.0, true)]
    [InlineData(-9007199254740992.0, true)]
    [InlineData(2.5, false)]
    [InlineData(1e300, false)]
    [InlineData(double.NaN, false)]
    public void TryToIntegers_Floats_TakesWholeNumbersOnly(double value, bool isWhole) =>
        NirTensor.Scalar(value).TryToIntegers(out _).Should().Be(isWhole);

    [Fact]
    public void TryToIntegers_UnsignedBeyond63Bits_IsRefused() =>
        new NirTensor(NirElementType.UInt64, [], [0, 0, 0, 0, 0, 0, 0, 0x80]).TryToIntegers(out _).Should().BeFalse();

    [Fact]
    public void TryCount_Axes_MultipliesWithoutOverflow()
    {
        const long half = 1L << 62;
        Count([2, 3]).Should().Be(6);
        Count([]).Should().Be(1);
        Count([half, half, 0]).Should().Be(0);
        Count([half, half]).Should().BeNull();
        Count([0, -1]).Should().BeNull();

        static long? Count(ImmutableArray<long> axes) => NirTensor.TryCount(axes, out var count) ? count : null;
    }

    [Fact]
    public void Constructor_BytesThatDoNotFillTheShape_Throws()
    {
        var create = () => new NirTensor(NirElementType.Float32, [3], [1, 2, 3, 4]);

        create.Should().Throw<ArgumentException>();
    }
}
