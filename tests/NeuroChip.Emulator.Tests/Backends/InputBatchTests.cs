using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests.Backends;

public class InputBatchTests
{
    // 40 units are padded to 64: two words a sample. Rows are [tick][sample][word]; the third tick's is the empty one.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void New_TwoSamples_LaysMasksAndValuesOut(int threads)
    {
        var first = TestSamples.Encode([[(0, 1), (33, 1)], [(5, 7)]]);
        var second = TestSamples.Encode([[(1, -2), (2, 0)], [(39, 1)]]);
        var batch = new InputBatch([first, second], ticks: 2, units: 40, threads);
        batch.Ones.Should().Equal(1u, 2u, 0u, 0u, 0u, 0u, 0u, 1u << 7, 0u, 0u, 0u, 0u);
        batch.Graded.Should().Equal(0u, 0u, 2u, 0u, 1u << 5, 0u, 0u, 0u, 0u, 0u, 0u, 0u);
        batch.FirstGraded.Should().Equal(0, 1, 2);
        batch.GradedPlaces.Should().Equal(64 + 1, 5);
        batch.GradedValues.Should().Equal(-2, 7);
        batch.Spikes.Should().Equal(3, 2);
        batch.Activations.Select((count, unit) => (unit, count)).Where(pair => pair.count != 0).Should().Equal((0, 1), (1, 1), (5, 1), (33, 1), (39, 1));
    }

    [Fact]
    public void New_OnlySpikesOfValueOne_HasNoOtherMasks() =>
        new InputBatch([TestSamples.Encode([[(0, 1)], []])], ticks: 2, units: 3, threads: 1).Graded.Should().BeNull();
}
