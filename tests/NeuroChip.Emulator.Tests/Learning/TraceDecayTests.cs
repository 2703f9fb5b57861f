using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tests.Learning;

public class TraceDecayTests
{
    // Every value, once in whole vectors and once in the rest behind them.
    static readonly byte[] Values = [.. Enumerable.Range(0, 128).Concat(Enumerable.Range(0, 128).Reverse()).Concat(Enumerable.Range(100, 27)).Select(value => (byte)value)];

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(1e6)]
    [InlineData(double.PositiveInfinity)]
    public void Apply_EveryValueAndDraw_IsTheDecayOfTheTable(double tau)
    {
        var table = TraceTable.From(new TraceConstants(1, tau));
        var decay = new TraceDecay();
        var decayed = new byte[Values.Length];
        foreach (var draw in Enumerable.Range(0, 257).Select(i => i * 256).Concat(table.Bounds).Concat(table.Bounds.Select(bound => Math.Max(0, bound - 1))))
        {
            decay.Prepare(table, draw);
            decay.Apply(Values, decayed);
            decayed.Should().Equal(Values.Select(value => (byte)table.Decay(value, draw)));
        }
    }
}
