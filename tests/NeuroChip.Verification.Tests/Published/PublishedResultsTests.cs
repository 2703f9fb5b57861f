using NeuroChip.Verification.Published;

namespace NeuroChip.Verification.Tests.Published;

public class PublishedResultsTests
{
    static readonly Lazy<List<PublishedResult>> Results = new(() => [.. PublishedResults.All()]);

    // 128 cores × 1024 neurons × 52 and 81 pJ; (64 - 1/64) / 3.
    [Fact]
    public void All_WorkedOutAnew_AgreeWithWhatWasPublished()
    {
        var results = Results.Value;

        results.Where(result => result.Agrees == false).Select(result => (result.Workload, result.Ours)).Should().BeEmpty();
        results.Where(result => result.Workload.StartsWith("P7", StringComparison.Ordinal) || result.Workload.StartsWith("P9", StringComparison.Ordinal))
            .Select(result => Math.Round(result.Ours, 6)).Should().Equal(21.328125, 21.328125, 6.815744, 10.616832);
        results.Select(result => result.Workload[..result.Workload.IndexOf(' ', StringComparison.Ordinal)]).Distinct()
            .Should().Equal("P1", "P2", "P3", "P4", "P5", "P8", "P7", "P9", "P10", "P12");
    }

    // A row that rests on its own number, or that nobody gives a tolerance for, never passes for a check.
    [Fact]
    public void All_RowsThatProveNothing_SaySo()
    {
        var results = Results.Value;

        results.Where(result => result.Agrees is null).Select(result => result.Workload[..2]).Should().Equal("P4");
        results.Where(result => result.ByConstruction).Select(result => result.Workload[..3]).Should().Equal("P3 ", "P12");
    }

    [Theory]
    [InlineData(6.82, true)]
    [InlineData(6.8249, true)]
    [InlineData(6.8251, false)]
    [InlineData(double.NaN, false)]
    public void Agrees_HalfTheLastDigit_IsTheLimit(double ours, bool agrees) =>
        new PublishedResult("", "", 6.82, 0.005, ours, "").Agrees.Should().Be(agrees);
}
