using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Datasets;
using NeuroChip.Formats.Events;

namespace NeuroChip.Data.Encoding;

/// <summary>
/// Counts of events: tick k holds, per polarity and pixel, the number of events with ⌊(t − t_first)/step⌋ = k. A recording has
/// ⌊(t_last − t_first)/step⌋ frames; later events are dropped and later ticks are empty. Elements are (polarity, row, column), row-major.
/// </summary>
/// <param name="dataset">Recordings.</param>
/// <param name="split">Part of the set.</param>
/// <param name="step">µs, at least 1.</param>
public sealed class FrameEncoder(IEventDataset dataset, Split split, int step) : ISampleEncoder
{
    public Shape InputShape => dataset.Info.SampleShape;

    /// <summary>Frames of the longest recording; every recording is read for it.</summary>
    public int DefaultTicks(int first, int count)
    {
        var ticks = 1;
        for (var sample = first; sample < first + count; sample++)
        {
            ticks = Math.Max(ticks, Frames(dataset.Events(split, sample)));
        }

        return Math.Min(ticks, EncodingOptions.MaximumTicks);
    }

    public EncodedSample Encode(int sample, int ticks)
    {
        var events = dataset.Events(split, sample);
        var elements = Array.ConvertAll(events, Element);
        using var signal = new SignalBuilder(ticks);
        var from = 0;
        for (var tick = 0; tick < Math.Min(ticks, Frames(events)); tick++)
        {
            var to = from;
            while ((events[to].Time - events[0].Time) / step == tick)
            {
                to++;
            }

            signal.AddCounts(elements.AsSpan(from..to));
            signal.EndTick();
            from = to;
        }

        return signal.Build();
    }

    // Times ascend, so the last event's frame is the number of complete ones; it also ends the search for a tick's events.
    int Frames(PixelEvent[] events) => events.Length == 0 ? 0 : (events[^1].Time - events[0].Time) / step;

    int Element(PixelEvent e) => (((e.Polarity * InputShape[1]) + e.Y) * InputShape[2]) + e.X;
}
