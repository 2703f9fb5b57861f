using NeuroChip.Core.Networks;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;
using NeuroChip.Formats.Events;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Data.Tests.Encoding;

public class FrameEncoderTests
{
    sealed class OneRecording(params PixelEvent[] events) : IEventDataset
    {
        public DatasetInfo Info { get; } = EventDataset.Describe("one", "", "", 10);

        public int Count(Split split) => 1;

        public int Label(Split split, int sample) => 0;

        public PixelEvent[] Events(Split split, int sample) => events;
    }

    // First event at 100 µs, last at 3150: three frames. Frame 0: 100 … 1099, frame 1: 1100 … 2099, frame 2: 2100 … 3099.
    // Element = (polarity · 34 + row) · 34 + column.
    static OneRecording Recording => new(
        new PixelEvent(100, 2, 1, 0), new PixelEvent(1099, 2, 1, 0), new PixelEvent(1099, 0, 0, 1), new PixelEvent(1099, 2, 1, 0),
        new PixelEvent(2100, 33, 33, 1), new PixelEvent(3100, 5, 5, 0), new PixelEvent(3150, 5, 5, 0));

    [Fact]
    public void Encode_HandWorkedRecording_CountsPerFrame()
    {
        var sample = new FrameEncoder(Recording, Split.Test, 1000).Encode(0, 4);

        sample.TickStart.Should().Equal(0, 2, 2, 3, 3);
        sample.Elements.Should().Equal((1 * 34) + 2, 34 * 34, (2 * 34 * 34) - 1);
        sample.Values.Should().Equal(3, 1, 1);
    }

    [Fact]
    public void Encode_FewerTicksThanFrames_DropsTheRest() =>
        new FrameEncoder(Recording, Split.Test, 1000).Encode(0, 1).Elements.Should().HaveCount(2);

    [Fact]
    public void Encode_NoEvents_IsSilent() =>
        new FrameEncoder(new OneRecording(), Split.Test, 1000).Encode(0, 3).TickStart.Should().Equal(0, 0, 0, 0);

    // Frame numbers published with the reference results for cnn_sinabs: 302, 305, 301 … of the first ten, 313 at most of the hundred.
    [DataFact]
    public void DefaultTicks_TestRecordings_ArePublishedOnes()
    {
        var dataset = (IEventDataset)DatasetCatalog.Open("n-mnist", new DatasetRoots(SharedFolders.Data!));
        var encoder = new FrameEncoder(dataset, Split.Test, 1000);

        Enumerable.Range(0, 10).Select(sample => encoder.DefaultTicks(sample, 1))
            .Should().Equal(302, 305, 301, 307, 308, 300, 304, 308, 300, 303);
        EncodedSamples.Create(dataset, new EncodingOptions()).Ticks.Should().Be(313);
        EncodedSamples.Create(dataset, new EncodingOptions { Split = Split.Train }).Ticks.Should().Be(312);
        encoder.InputShape.Should().Be(new Shape(2, 34, 34));
    }

    [DataFact]
    public void Encode_TestRecordings_KeepsEveryEventOfCompleteFrames()
    {
        var dataset = (IEventDataset)DatasetCatalog.Open("n-mnist", new DatasetRoots(SharedFolders.Data!));
        var events = dataset.Events(Split.Test, 0);
        var end = events[0].Time + ((events[^1].Time - events[0].Time) / 1000 * 1000);

        var sample = new FrameEncoder(dataset, Split.Test, 1000).Encode(0, 313);

        Enumerable.Range(0, sample.Ticks).Sum(tick => sample.ElementsAt(tick).Length).Should().Be(sample.Events);
        sample.Values.Sum().Should().Be(events.Count(e => e.Time < end));
    }
}
