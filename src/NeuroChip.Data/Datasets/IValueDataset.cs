namespace NeuroChip.Data.Datasets;

/// <summary>A data set whose samples are integers 0 … <see cref="Maximum"/>: pixels, scaled measurements, recorded spikes.</summary>
public interface IValueDataset : IDataset
{
    /// <summary>The value that stands for 1.0; 1 … 255.</summary>
    int Maximum { get; }

    /// <summary>[sample size] values, row-major.</summary>
    ReadOnlySpan<byte> Values(Split split, int sample);
}
