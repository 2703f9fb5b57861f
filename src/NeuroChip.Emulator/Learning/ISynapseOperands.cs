using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>What the learning kernel sees of the synapses of one lane.</summary>
public interface ISynapseOperands<T> where T : ILane<T>
{
    /// <summary>Condition, trace, weight or tag, by the number that the rule was bound with.</summary>
    T this[int slot] { get; }
}
