using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Tracing;

/// <summary>Read access to the state variables of a chip that runs.</summary>
public interface IChipStateView
{
    /// <summary>[neurons] of one state variable of one population.</summary>
    ReadOnlySpan<int> State(int population, int state);

    /// <summary>
    /// [neurons] of one population: updates with input, bias or state (<see cref="Core.Hardware.EventKind.NeuronActive"/>) since the sample
    /// began. Without a probe it may count over several samples.
    /// </summary>
    ReadOnlySpan<int> ActiveUpdates(int population);

    /// <summary>What every projection that learns has learned on this worker since the run began, in the order of the plan; empty where nothing learns.</summary>
    IEnumerable<LearningTotals> Learning { get; }
}
