namespace NeuroChip.Reference.Running;

/// <summary>What a population remembers, and what it sends in the current step.</summary>
sealed class PopulationState(int size)
{
    readonly int[] _active = new int[size];
    int _activeCount;

    public double[] Potential { get; } = new double[size];

    public double[] Current { get; } = new double[size];

    /// <summary>Steps for which a neuron is still held after a spike.</summary>
    public int[] Hold { get; } = new int[size];

    /// <summary>[neurons] spikes or values sent in this step.</summary>
    public double[] Output { get; } = new double[size];

    /// <summary>Neurons whose output is not zero, ascending.</summary>
    public ReadOnlySpan<int> Active => _active.AsSpan(0, _activeCount);

    /// <summary>Called at most once a step for each neuron, in ascending order.</summary>
    public void Emit(int neuron, double output)
    {
        Output[neuron] = output;
        _active[_activeCount++] = neuron;
    }

    public void BeginStep()
    {
        foreach (var neuron in Active)
        {
            Output[neuron] = 0;
        }

        _activeCount = 0;
    }

    public void Reset()
    {
        BeginStep();
        Array.Clear(Potential);
        Array.Clear(Current);
        Array.Clear(Hold);
    }
}
