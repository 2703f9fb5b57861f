namespace NeuroChip.Compiler.Lowering;

/// <summary>Synapses grouped by target neuron, and within a target ascending by source, then delay. Buffers: not changed after building.</summary>
sealed class SynapseList(int[] targetStart, int[] sources, double[] weights, byte[] delays)
{
    /// <summary>[targets + 1]; the synapses of target n are TargetStart[n] … TargetStart[n+1]−1.</summary>
    public int[] TargetStart { get; } = targetStart;

    /// <summary>[synapses], element of the source.</summary>
    public int[] Sources { get; } = sources;

    /// <summary>[synapses].</summary>
    public double[] Weights { get; } = weights;

    /// <summary>[synapses], ticks.</summary>
    public byte[] Delays { get; } = delays;

    public int Targets => TargetStart.Length - 1;

    public int Count => Sources.Length;

    public Range Of(int target) => TargetStart[target]..TargetStart[target + 1];
}
