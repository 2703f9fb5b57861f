namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Synaptic events that wait for their neurons' next step.</summary>
sealed class Arrivals(int neurons)
{
    readonly double[] _sums = new double[neurons];
    readonly bool[] _reached = new bool[neurons];

    public void Add(Synapse synapse)
    {
        _sums[synapse.Target] += synapse.Weight;
        _reached[synapse.Target] = true;
    }

    /// <summary>Sum of the weights that reached a neuron.</summary>
    public double Sum(int neuron) => _sums[neuron];

    /// <summary>Whether any event reached a neuron, even where the weights cancel.</summary>
    public bool Reached(int neuron) => _reached[neuron];

    public void Clear()
    {
        Array.Clear(_sums);
        Array.Clear(_reached);
    }
}
