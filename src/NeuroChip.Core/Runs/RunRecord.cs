using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Core.Runs;

/// <summary>What a run over samples produced, on the chip or in the float reference.</summary>
public sealed record RunRecord
{
    /// <summary>In order of samples; shorter than asked for where the run was interrupted.</summary>
    public required SampleResult[] Results { get; init; }

    /// <summary>Ticks of a sample's own time.</summary>
    public required int TicksPerSample { get; init; }

    /// <summary>Spikes of every unit over all samples: inputs first, then neurons in the network's order.</summary>
    public required long[] SpikesByUnit { get; init; }

    /// <summary>As <see cref="SpikesByUnit"/>, but several spikes of a unit in one tick count once: what packets are counted by. Empty for the float reference.</summary>
    public long[] ActivationsByUnit { get; init; } = [];

    /// <summary>[populations]: updates in which a neuron's current left its range and wrapped; empty where they were not counted.</summary>
    public long[] WrapsByPopulation { get; init; } = [];

    /// <summary>Events of every core in use, in the image's order; empty for the float reference.</summary>
    public EventCounts[] EventsByCore { get; init; } = [];

    /// <summary>Fingerprint of all results and of the final states, sample by sample; "" for the float reference.</summary>
    public string StateHash { get; init; } = "";

    /// <summary>Null where nothing learned.</summary>
    public LearningRecord? Learning { get; init; }

    /// <summary>True where the run was interrupted.</summary>
    public bool Partial { get; init; }

    /// <summary>What ended the run early; null where it went to its end or was asked to stop.</summary>
    public Diagnostic? Failure { get; init; }

    public EventCounts TotalEvents()
    {
        var total = new EventCounts();
        foreach (var core in EventsByCore)
        {
            total.Add(core);
        }

        return total;
    }
}
