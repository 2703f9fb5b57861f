namespace NeuroChip.Reference.Running;

/// <summary>What will arrive at a population in this and the coming steps: a ring of sums, each starting from the constant drive.</summary>
sealed class InputQueue
{
    readonly double[] _drive;
    readonly double[][] _slots;

    /// <param name="drive">[neurons] constant added in every step.</param>
    /// <param name="maxLatency">Longest latency in steps that must be kept.</param>
    public InputQueue(double[] drive, int maxLatency)
    {
        _drive = drive;
        _slots = new double[maxLatency + 1][];
        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i] = (double[])drive.Clone();
        }
    }

    /// <summary>False where the input would come after the end of the sample. Sums of delays beyond 2^31 have wrapped to negative ones.</summary>
    public bool Keeps(int latency) => (uint)latency < (uint)_slots.Length;

    public Span<double> At(int step) => _slots[step % _slots.Length];

    /// <summary>Makes the step's slot ready for the step that will use it next.</summary>
    public void Release(int step) => _drive.CopyTo(_slots[step % _slots.Length], 0);

    public void Reset()
    {
        foreach (var slot in _slots)
        {
            _drive.CopyTo(slot, 0);
        }
    }
}
