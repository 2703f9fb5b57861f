using NeuroChip.Host.Benchmarks;

namespace NeuroChip.Host.Tests.Benchmarks;

public class TimingCostTests
{
    // 2 s without timing; 2.3 s with it are 15 % more, 0.3 s for a million messages.
    [Fact]
    public void Beside_TimedAndUntimedRun_IsTheDifferenceOfCpuTimes()
    {
        var figures = TimingCost.Beside([Figures("noc-none", 2, 1_000_000), Figures("noc-simple", 2.3, 1_000_000), Figures("mlp", 5, 0)]);

        figures.Select(figure => figure.TimingCost is null).Should().Equal(true, false, true);
        figures[1].TimingCost!.Share.Should().BeApproximately(0.15, 1e-12);
        figures[1].TimingCost!.SecondsPerMessage.Should().BeApproximately(0.3e-6, 1e-18);
        figures[1].TimingCost!.ToString().Should().Be("+15.0 % CPU over noc-none, 0.300 µs a message");
    }

    [Fact]
    public void Beside_NothingToCompareWith_IsNotKnown() =>
        TimingCost.Beside([Figures("noc-flit", 2, 1000)]).Single().TimingCost.Should().BeNull();

    [Fact]
    public void Find_NameWithoutItsEnding_IsEveryTimingModel()
    {
        BenchmarkCatalog.Find("noc").Select(benchmark => benchmark.Name).Should().Equal("noc-none", "noc-simple", "noc-detailed", "noc-flit");
        BenchmarkCatalog.Find("stdp").Should().ContainSingle();
    }

    static BenchFigures Figures(string name, double cpu, long messages) =>
        new(name, "cpu", 1, cpu, cpu, 0, 0, 1, new BenchCounts { Samples = 1, Messages = messages }, null);
}
