using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>One projection of a chip that learns, on one worker.</summary>
interface IChipPlasticity
{
    /// <summary>What it learned since the start, for the accounting.</summary>
    LearningTotals Totals { get; }

    /// <summary>A new sample. Weights stay.</summary>
    void BeginSample();

    /// <summary>The rows that these spikes add are about to be read. Changes of other rows may be put off.</summary>
    void BeforeRows(SpikeList spikes)
    {
    }

    /// <summary>All rows are about to be read.</summary>
    void BeforeAllRows()
    {
    }

    /// <summary>After the spikes of the tick were summed with the weights before it.</summary>
    void EndTick(SpikeList spikes);
}
