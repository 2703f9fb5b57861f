using NeuroChip.Formats.Events;

namespace NeuroChip.Data.Datasets;

/// <summary>A data set whose samples are recordings of an event camera; the sample shape is (polarity, row, column).</summary>
public interface IEventDataset : IDataset
{
    /// <summary>The events of a sample in order of time, read from the file at every call.</summary>
    PixelEvent[] Events(Split split, int sample);
}
