namespace NeuroChip.Training.Weights;

/// <summary>Rounds to 32-bit floating point, the precision of network files: what was trained is what is stored.</summary>
public sealed class SinglePrecisionWeights : IWeightTransform
{
    public void Apply(int layer, ReadOnlySpan<double> learned, Span<double> effective)
    {
        for (var i = 0; i < learned.Length; i++)
        {
            effective[i] = (float)learned[i];
        }
    }
}
