namespace NeuroChip.Reference.Neurons;

/// <summary>What a neuron sends for its membrane, and what that does to the membrane. A struct, so that the call is inlined.</summary>
interface IOutputRule
{
    /// <returns>Number of spikes, or a value; 0 for nothing.</returns>
    double Fire(int neuron, ref double potential);
}

/// <summary>y = v.</summary>
readonly struct GradedOutput : IOutputRule
{
    public double Fire(int neuron, ref double potential) => potential;
}

/// <summary>1 where v &gt; limit; the membrane stays.</summary>
readonly struct ComparatorOutput(double[] limits) : IOutputRule
{
    public double Fire(int neuron, ref double potential) => potential > limits[neuron] ? 1 : 0;
}

/// <summary>A spike where v &gt; limit; then v ← reset.</summary>
readonly struct ResetToValueOutput(double[] limits, double[] resets) : IOutputRule
{
    public double Fire(int neuron, ref double potential)
    {
        if (!(potential > limits[neuron]))
        {
            return 0;
        }

        potential = resets[neuron];
        return 1;
    }
}

/// <summary>A spike where v &gt; limit; then v ← v − threshold.</summary>
readonly struct SubtractingOutput(double[] limits, double[] thresholds) : IOutputRule
{
    public double Fire(int neuron, ref double potential)
    {
        if (!(potential > limits[neuron]))
        {
            return 0;
        }

        potential -= thresholds[neuron];
        return 1;
    }
}

/// <summary>z = max(0, floor(v/θ)) spikes, v ← v − z·θ, then v is clamped below at −θ.</summary>
readonly struct SeveralSpikesOutput(double[] thresholds) : IOutputRule
{
    public double Fire(int neuron, ref double potential)
    {
        var threshold = thresholds[neuron];
        var spikes = Math.Max(0, Math.Floor(potential / threshold));
        potential = Math.Max(potential - (spikes * threshold), -threshold);
        return spikes;
    }
}
