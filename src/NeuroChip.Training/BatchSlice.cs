using NeuroChip.Core.Runs;
using NeuroChip.Training.Layers;

namespace NeuroChip.Training;

/// <summary>A fixed part of every batch, with sums of its own: what threads may do in any order without changing a result.</summary>
sealed class BatchSlice
{
    readonly TrainingOptions _options;
    readonly LifStack<SurrogateStep> _stack;
    readonly double[] _counts, _countGradients;

    public BatchSlice(TrainingOptions options, int[] sizes, int ticks)
    {
        _options = options;
        _stack = new LifStack<SurrogateStep>(sizes, ticks, options.Decay, new SurrogateStep(options.SurrogateSlope));
        _counts = new double[options.Classes];
        _countGradients = new double[options.Classes];
        Gradients = [.. Enumerable.Range(0, sizes.Length - 1).Select(i => new double[sizes[i] * sizes[i + 1]])];
    }

    /// <summary>[layers][inputs × neurons] summed over the slice's samples of the batch.</summary>
    public double[][] Gradients { get; }

    /// <summary>Summed since the last <see cref="TakeTally"/>.</summary>
    double Loss { get; set; }

    int Correct { get; set; }

    public void ClearGradients()
    {
        foreach (var layer in Gradients)
        {
            Array.Clear(layer);
        }
    }

    public void Learn(ISampleSource source, int sample, double[][] weights)
    {
        var label = source.Label(sample);
        _stack.Forward(source.Encode(sample)[0], weights, _counts);
        Loss += SpikeCountLoss.Of(_counts, label, _options.SpikeWeight, _countGradients);
        Correct += SpikeCountLoss.Winner(_counts) == label ? 1 : 0;
        _stack.Backward(_countGradients, weights, Gradients);
    }

    public void Test(ISampleSource source, int sample, double[][] weights)
    {
        _stack.Forward(source.Encode(sample)[0], weights, _counts);
        Correct += SpikeCountLoss.Winner(_counts) == source.Label(sample) ? 1 : 0;
    }

    public (double Loss, int Correct) TakeTally()
    {
        var tally = (Loss, Correct);
        (Loss, Correct) = (0, 0);
        return tally;
    }
}
