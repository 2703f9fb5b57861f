using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Tests.Mapping;

public class LevelGridTests
{
    // Gmin = 0.1 Gmax, 2 bits: 0.1, 0.4, 0.7, 1.
    [Theory]
    [InlineData(0.0, 0, 0.1)]
    [InlineData(0.24, 0, 0.1)]
    [InlineData(0.26, 1, 0.4)]
    [InlineData(0.7, 2, 0.7)]
    [InlineData(1.0, 3, 1.0)]
    public void Quantise_TwoBits_TakesNearestLevel(double conductance, int level, double stored)
    {
        var grid = LevelGrid.OfBits(Samples.Window(), 2);

        Math.Max(0, grid.Nearest(conductance)).Should().Be(level);
        grid.Quantise(Math.Max(0.1, conductance)).Should().BeApproximately(stored, 1e-15);
    }

    [Fact]
    public void Quantise_ContinuousCell_ChangesNothing() => LevelGrid.OfBits(Samples.Window(), 0).Quantise(0.4321).Should().Be(0.4321);

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(-3.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Window_GmaxNotAboveGmin_IsDiagnosed(double onOff)
    {
        var action = () => new ConductanceWindow(onOff);

        action.Should().Throw<Core.Diagnostics.InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().BeOneOf("NC1050", "NC1051");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-2)]
    public void OfLevels_FewerThanTwo_IsDiagnosed(int levels) => Rejects.With("NC1052", () => LevelGrid.OfLevels(Samples.Window(), levels));

    [Fact]
    public void OffsetMapping_OneBitCells_IsDiagnosed() =>
        Rejects.With("NC1052", () => new OffsetMapping(LevelGrid.OfBits(Samples.Window(), 1), referenceLine: false));
}
