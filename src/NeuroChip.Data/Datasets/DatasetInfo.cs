using NeuroChip.Core.Networks;

namespace NeuroChip.Data.Datasets;

/// <summary>What is known of a data set without its samples.</summary>
public sealed record DatasetInfo
{
    /// <summary>As the user writes it.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Licence { get; init; }

    /// <summary>Axes of one sample; an axis of time, where there is one, is the first. Event recordings: (polarity, row, column).</summary>
    public required Shape SampleShape { get; init; }

    /// <summary>Labels are 0 … Classes − 1.</summary>
    public required int Classes { get; init; }

    /// <summary>Encoder that suits the data where the user names none.</summary>
    public required string DefaultEncoder { get; init; }
}
