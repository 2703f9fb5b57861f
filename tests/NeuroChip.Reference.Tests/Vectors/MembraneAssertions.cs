namespace NeuroChip.Reference.Tests.Vectors;

static class MembraneAssertions
{
    public static void ShouldFollow(this double[] values, double[] expected, double tolerance = 1e-9)
    {
        values.Should().HaveSameCount(expected);
        values.Zip(expected, (ours, theirs) => Math.Abs(ours - theirs)).Max().Should().BeLessThanOrEqualTo(tolerance);
    }
}
