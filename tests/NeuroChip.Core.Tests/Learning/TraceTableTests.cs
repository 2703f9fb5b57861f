using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Tests.Learning;

public class TraceTableTests
{
    const int Down = 1 << 16, Nearest = 1 << 15, Up = 0;

    // exp(−1/10) · 100 = 90.48, exp(−1/10) · 50 = 45.24, exp(−1/10) · 20 = 18.097, exp(−1/5) · 30 = 24.56.
    [Theory]
    [InlineData(10, 100, 90, 90, 91)]
    [InlineData(10, 20, 18, 18, 19)]
    [InlineData(5, 30, 24, 25, 25)]
    [InlineData(10, 0, 0, 0, 0)]
    [InlineData(1e300, 127, 127, 127, 127)]
    [InlineData(1e-300, 127, 0, 0, 0)]
    [InlineData(0, 127, 0, 0, 0)]
    [InlineData(double.PositiveInfinity, 127, 127, 127, 127)]
    public void Decay_ByRounding_IsFloorNearestOrCeiling(double tau, int value, int down, int nearest, int up)
    {
        var table = TraceTable.From(0, 0, tau);
        table.Decay(value, Down).Should().Be(down);
        table.Decay(value, Nearest).Should().Be(nearest);
        table.Decay(value, Up).Should().Be(up);
    }

    // 0.48374 · 2^16 = 31702.4…: draws up to 31702 round up.
    [Fact]
    public void Decay_DrawAtTheFraction_ComparesExactly()
    {
        var table = TraceTable.From(0, 0, 10);
        table.Decay(100, 31702).Should().Be(91);
        table.Decay(100, 31703).Should().Be(90);
    }

    [Fact]
    public void AddImpulse_AtTheLimit_Stays127()
    {
        var table = TraceTable.From(new TraceConstants(100.5, 10));
        table.ImpulseFraction.Should().Be(128);
        table.AddImpulse(27, 0).Should().Be(127);
        table.AddImpulse(26, 128).Should().Be(126);
        table.AddImpulse(26, 127).Should().Be(127);
        table.AddImpulse(127, 0).Should().Be(127);
    }

    [Fact]
    public void From_FractionNextToOne_CarriesIntoTheWhole()
    {
        var table = TraceTable.From(new TraceConstants(3.9999, 1));
        (table.Impulse, table.ImpulseFraction).Should().Be((4, 0));
    }

    [Fact]
    public void Scaled_OffsetBeyondTheLimit_Is127() => TraceTable.Scaled(1, 127.9).Decay(127, Up).Should().Be(127);
}
