namespace NeuroChip.Reference.Neurons;

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
