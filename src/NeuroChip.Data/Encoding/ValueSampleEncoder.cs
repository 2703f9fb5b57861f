using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Datasets;

namespace NeuroChip.Data.Encoding;

/// <summary>A value encoder at work on a split.</summary>
public sealed class ValueSampleEncoder(IValueDataset dataset, Split split, IValueEncoder encoder) : ISampleEncoder
{
    public Shape InputShape => encoder.InputShape(dataset.Info.SampleShape);

    public int DefaultTicks(int first, int count) => encoder.DefaultTicks(dataset.Info.SampleShape);

    public EncodedSample Encode(int sample, int ticks) => encoder.Encode(dataset.Values(split, sample), dataset.Maximum, ticks, sample);
}
