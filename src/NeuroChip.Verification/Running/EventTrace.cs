using NeuroChip.Emulator.EventDriven;

namespace NeuroChip.Verification.Running;

/// <summary>What one event-driven neuron does, event by event.</summary>
sealed class EventTrace(SdspNeuron neuron, int events)
{
    readonly int[] _weights = [.. Enumerable.Range(0, neuron.Synapses).Select(neuron.WeightOf)];

    public int[] Potential { get; } = new int[events];

    public int[] Calcium { get; } = new int[events];

    public int[] CalciumLeakCount { get; } = new int[events];

    /// <summary>Events at which the neuron fired.</summary>
    public List<int> Spikes { get; } = [];

    /// <summary>Events after which the flag is set.</summary>
    public List<int> Up { get; } = [];

    /// <inheritdoc cref="Up"/>
    public List<int> Down { get; } = [];

    /// <summary>[events]: synapses whose weight is another than before, each followed by the new weight.</summary>
    public List<int>[] WeightChanges { get; } = new List<int>[events];

    /// <summary>The state after an event.</summary>
    public void Record(int number, bool fired)
    {
        Potential[number] = neuron.Potential;
        Calcium[number] = neuron.Calcium;
        CalciumLeakCount[number] = neuron.CalciumLeakCount;
        AddIf(fired, Spikes, number);
        AddIf(neuron.Up, Up, number);
        AddIf(neuron.Down, Down, number);
        WeightChanges[number] = [];
        for (var synapse = 0; synapse < _weights.Length; synapse++)
        {
            if (neuron.WeightOf(synapse) is var weight && weight != _weights[synapse])
            {
                WeightChanges[number].AddRange([synapse, weight]);
                _weights[synapse] = weight;
            }
        }
    }

    static void AddIf(bool condition, List<int> list, int number)
    {
        if (condition)
        {
            list.Add(number);
        }
    }
}
