using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Core.Tests.Diagnostics;

public class NearestNameTests
{
    [Theory]
    [InlineData("neurones", "neurons")]
    [InlineData("Neurons", "neurons")]
    [InlineData("nuerons", "neurons")] // swapped neighbours are one edit
    [InlineData("hopx", "hopX")]
    public void Find_SlipOfTheFinger_GivesTheName(string given, string expected) =>
        NearestName.Find(given, ["neurons", "inputAxons", "hopX"]).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("synapse")]
    public void Find_NothingNear_GivesNull(string given) =>
        NearestName.Find(given, ["neurons", "inputAxons"]).Should().BeNull();

    [Fact]
    public void Find_HugeInput_GivesNull() =>
        NearestName.Find(new string('n', 1_000_000), ["neurons"]).Should().BeNull();
}
