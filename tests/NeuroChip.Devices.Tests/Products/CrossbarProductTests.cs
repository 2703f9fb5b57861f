using NeuroChip.Devices.Converters;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Products;

namespace NeuroChip.Devices.Tests.Products;

public class CrossbarProductTests
{
    static readonly InputConverter Analog = new(0, signed: true, 0);

    public static TheoryData<double?> OnOff => [10, 1.5, 1e6, null];

    [Theory]
    [MemberData(nameof(OnOff))]
    public void Multiply_ContinuousCells_EveryMappingIsTheProduct(double? onOff)
    {
        var weights = Samples.Weights(7, 13);
        var inputs = Samples.Inputs(13);
        var expected = weights.Multiply(inputs);
        var grid = LevelGrid.OfBits(Samples.Window(onOff), 0);
        IWeightMapping[] mappings =
        [
            new DifferentialMapping(grid, centred: false), new DifferentialMapping(grid, centred: true),
            new OffsetMapping(grid, referenceLine: false), new OffsetMapping(grid, referenceLine: true),
        ];

        foreach (var mapping in mappings)
        {
            var result = new CrossbarProduct(mapping.Map(weights), 1, 1, Analog, Readout.Ideal).Multiply(inputs, new IdealRead());
            result.Zip(expected, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-12);
        }
    }

    [Fact]
    public void Multiply_BitSlices_StylesAgree()
    {
        var weights = Samples.Weights(5, 9);
        var inputs = Samples.Inputs(9);
        double[][] results =
        [
            .. Enum.GetValues<SliceStyle>().Select(style => new CrossbarProduct(
                new BitSlicedMapping(Samples.Window(), new WeightSlicing(style, 8, 3), style).Map(weights), 1, 1, Analog, Readout.Ideal)
                .Multiply(inputs, new IdealRead())),
        ];

        results[1].Zip(results[0], (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-12);
        results[2].Zip(results[0], (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-12);
    }

    [Fact]
    public void Multiply_DoubledInputs_DoubleTheResult()
    {
        var mapped = new DifferentialMapping(LevelGrid.OfBits(Samples.Window(), 4), centred: false).Map(Samples.Weights(4, 6));
        var product = new CrossbarProduct(mapped, 0.8, 2, Analog, Readout.Ideal);
        var inputs = Samples.Inputs(6);

        product.Multiply([.. inputs.Select(x => 2 * x)], new IdealRead()).Should().Equal(product.Multiply(inputs, new IdealRead()).Select(y => 2 * y));
    }

    // 4 inputs of 1 bit on 2-bit cells without floor: results are multiples of 1/3 up to 4, so 13 codes, 4 bits; 15 steps of 1/3 reach 5.
    [Fact]
    public void Multiply_LosslessConverter_ChangesNothing()
    {
        var weights = Samples.Weights(3, 4);
        var mapped = new DifferentialMapping(LevelGrid.OfBits(Samples.Window(null), 2), centred: false).Map(weights);
        var bits = ConverterRange.LosslessBits(4, 2, 1);
        var converted = new Readout { Converters = [new OutputConverter(OutputConverterKind.Uniform, bits, 0, 5)], SubtractCurrents = false };
        var input = new InputConverter(1, signed: false, 0);

        bits.Should().Be(4);
        var plain = new CrossbarProduct(mapped, 1, 1, input, Readout.Ideal).Multiply([1, 0, 1, 1], new IdealRead());
        var result = new CrossbarProduct(mapped, 1, 1, input, converted).Multiply([1, 0, 1, 1], new IdealRead());
        result.Zip(plain, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-12);
    }

    // Both lines of the pair carry 1 and 0.8; clipped to 0.5 they cancel.
    [Fact]
    public void Multiply_ColumnLimit_ClipsEachArrayBeforeTheSubtraction()
    {
        var mapped = new DifferentialMapping(LevelGrid.OfBits(Samples.Window(null), 0), centred: false).Map(Matrix.FromRows([[1, -0.8]]));

        new CrossbarProduct(mapped, 1, 1, Analog, Readout.Ideal with { ColumnLimit = 0.5 }).Multiply([1, 1], new IdealRead()).Should().Equal(0);
    }

    [Fact]
    public void Partitioned_IdealArrays_GiveTheWholeProduct()
    {
        var weights = Samples.Weights(10, 33);
        var inputs = Samples.Inputs(33);
        var mapping = new OffsetMapping(LevelGrid.OfBits(Samples.Window(), 0), referenceLine: true);
        var product = new PartitionedProduct(
            weights, LineBlocks.Divide(10, 4, equal: true), LineBlocks.Divide(33, 16, equal: false), mapping, 1, 1, Analog, Readout.Ideal);

        product.Multiply(inputs, new IdealRead()).Zip(weights.Multiply(inputs), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-12);
    }

    [Fact]
    public void Multiply_WrongNumberOfInputs_IsDiagnosed()
    {
        var mapped = new DifferentialMapping(LevelGrid.OfBits(Samples.Window(), 0), centred: false).Map(Samples.Weights(2, 3));

        Rejects.With("NC1053", () => new CrossbarProduct(mapped, 1, 1, Analog, Readout.Ideal).Multiply([1, 1], new IdealRead()));
        Rejects.With("NC1050", () => new CrossbarProduct(mapped, 0, 1, Analog, Readout.Ideal));
        Rejects.With("NC1050", () => new CrossbarProduct(mapped, 1, double.NaN, Analog, Readout.Ideal));
    }
}
