using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Training.Weights;

namespace NeuroChip.Training;

/// <summary>What to train, and how. The same options and samples give the same weights, bit for bit, on any number of threads.</summary>
public sealed record TrainingOptions
{
    public string Name { get; init; } = "trained";

    /// <summary>Shape of an input sample; the network sees its elements in row-major order.</summary>
    public required Shape Input { get; init; }

    /// <summary>Neurons of each hidden layer in order; may be empty.</summary>
    public ImmutableArray<int> HiddenLayers { get; init; } = [96];

    /// <summary>Output neurons, one for each class.</summary>
    public required int Classes { get; init; }

    /// <summary>Share β of the membrane that is left after a tick; at least 0 and below 1.</summary>
    public double Decay { get; init; } = 0.9;

    public int Epochs { get; init; } = 40;

    /// <summary>Samples between weight updates.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Step length of Adam at the start; it falls to zero along a half cosine.</summary>
    public double LearningRate { get; init; } = 5e-3;

    /// <summary>Share of every weight taken away in a step, times the current learning rate (decoupled decay).</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Steepness of the surrogate derivative 1/(1 + slope·|v − θ|)².</summary>
    public double SurrogateSlope { get; init; } = 5;

    /// <summary>How much one output spike counts in the softmax of the loss.</summary>
    public double SpikeWeight { get; init; } = 1;

    /// <summary>What stands between the learned numbers and the weights the network computes with.</summary>
    public IWeightTransform WeightTransform { get; init; } = new SinglePrecisionWeights();

    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that share a batch; 1 or more. Does not change the result.</summary>
    public int Threads { get; init; } = 1;

    public CancellationToken Cancellation { get; init; }
}
