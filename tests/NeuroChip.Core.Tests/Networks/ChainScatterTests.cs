using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Core.Tests.Networks;

public class ChainScatterTests
{
    [Fact]
    public void Scatter_TwoDenseStages_MultipliesAlongEveryWay()
    {
        // The input carries 2: the elements between carry 1·2 and 3·2. From them to the outputs: 2·5 + 6·6 = 46 and 2·7 + 6·8 = 62.
        var chain = Chain(new double[,] { { 1 }, { 3 } }, new double[,] { { 5, 6 }, { 7, 8 } });
        var sink = new Ways([]);
        chain.Scatter(0, 2, ref sink);
        sink.Found.Should().Equal((0, 10, 0), (1, 14, 0), (0, 36, 0), (1, 48, 0));
    }

    [Fact]
    public void Scatter_EightDenseStages_CostsTheirSynapsesNotTheirWays()
    {
        // 30^7 = 22 billion ways lead to each of the 30 outputs; following them one by one would take minutes. The 30 elements before the last stage carry 30^6.
        var ones = new double[30, 30];
        foreach (ref var weight in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref ones[0, 0], ones.Length))
        {
            weight = 1;
        }

        var chain = Chain([.. Enumerable.Repeat(ones, 8)]);
        var sink = new Ways([]);
        chain.Scatter(0, 1, ref sink);
        sink.Found.Should().HaveCount(30 * 30).And.OnlyContain(way => way.Weight == Math.Pow(30, 6));
    }

    static ChainScatter Chain(params double[][,] stages)
    {
        var network = new NetworkBuilder("chain", dt: 1)
            .Input("in", stages[0].GetLength(1))
            .IntegrateAndFire("out", stages[^1].GetLength(0))
            .Connect("in", "out", chain => stages.Aggregate(chain, (built, weights) => built.Dense(weights)))
            .Build();
        return new ChainScatter(network.Projections[0]);
    }

    readonly record struct Ways(List<(int Output, double Weight, int Delay)> Found) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks) => Found.Add((output, weight, delayTicks));
    }
}
