namespace NeuroChip.Training.Weights;

/// <summary>
/// The weights the forward and backward pass see, made from those the optimizer moves. Gradients pass straight through. Called before
/// every batch and once more for the finished network.
/// </summary>
public interface IWeightTransform
{
    /// <param name="layer">0 for the first layer of synapses.</param>
    /// <param name="learned">[inputs × outputs], row-major.</param>
    /// <param name="effective">Same order; every element is to be written.</param>
    void Apply(int layer, ReadOnlySpan<double> learned, Span<double> effective);
}
