using NeuroChip.Verification.Published;

namespace NeuroChip.Verification.Tests.Published;

public class PublishedResultsTests
{
    // 128 cores × 1024 neurons × 52 and 81 pJ; (64 - 1/64) / 3.
    [Fact]
    public void All_WorkedOutAnew_AgreeWithWhatWasPublished()
    {
        var results = PublishedResults.All().ToList();

        results.Should().OnlyContain(result => result.Agrees);
        results.Select(result => Math.Round(result.Ours, 6)).Should().Equal(21.328125, 21.328125, 6.815744, 10.616832);
    }

    [Theory]
    [InlineData(6.82, true)]
    [InlineData(6.8249, true)]
    [InlineData(6.8251, false)]
    [InlineData(double.NaN, false)]
    public void Agrees_HalfTheLastDigit_IsTheLimit(double ours, bool agrees) =>
        new PublishedResult("", "", 6.82, 0.005, ours, "").Agrees.Should().Be(agrees);
}
