using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Runs;
using NeuroChip.Training.Layers;

namespace NeuroChip.Training;

/// <summary>
/// Trains dense LIF networks to classify: gradients through time with a surrogate for the spike's slope, cross-entropy on output
/// spike counts, Adam.
/// </summary>
public sealed class LifTrainer
{
    // Fixed, so that sums over a batch have one order whatever the number of threads.
    const int Slices = 8;

    readonly TrainingOptions _options;
    readonly ISampleSource _training;
    readonly ISampleSource? _validation;
    readonly int[] _sizes;
    readonly double[][] _learned, _effective;
    readonly AdamOptimizer[] _optimizers;
    readonly BatchSlice[] _slices;

    LifTrainer(TrainingOptions options, ISampleSource training, ISampleSource? validation)
    {
        _options = options;
        _training = training;
        _validation = validation;
        _sizes = [options.Input.Count, .. options.HiddenLayers, options.Classes];
        _learned = [.. Enumerable.Range(0, _sizes.Length - 1).Select(i => WeightInitializer.Create(options.Seed, i, _sizes[i], _sizes[i + 1]))];
        _effective = [.. _learned.Select(w => new double[w.Length])];
        _optimizers = [.. _learned.Select(w => new AdamOptimizer(w.Length, options.WeightDecay))];
        _slices = [.. Enumerable.Range(0, Slices).Select(_ => new BatchSlice(options, _sizes, training.Ticks))];
    }

    /// <summary>
    /// Trains for all epochs and returns the network: populations input, lif1, lif2 … with dt = 1 ms, threshold 1, reset to 0 and
    /// gains that make a step v ← β·v + W s. Validation is reported only; it does not choose weights.
    /// </summary>
    /// <param name="training">Samples of one input population with labels 0 … classes−1.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <exception cref="InputErrorException">NC0009 for an option out of range, NC7040 for samples that cannot be trained on.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static NetworkGraph Train(
        TrainingOptions options, ISampleSource training, ISampleSource? validation = null, Action<TrainingProgress>? progress = null)
    {
        TrainingVerifier.Check(options, training, validation);
        return new LifTrainer(options, training, validation).Run(progress);
    }

    NetworkGraph Run(Action<TrainingProgress>? progress)
    {
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            var (loss, accuracy) = TrainEpoch(epoch);
            Transform();
            progress?.Invoke(new TrainingProgress(epoch + 1, _options.Epochs, loss, accuracy, Validate()));
        }

        Transform();
        return TrainedNetwork.Describe(_options, _sizes, _effective);
    }

    (double Loss, double Accuracy) TrainEpoch(int epoch)
    {
        var order = SampleOrder.Of(_options.Seed, epoch, _training.Count);
        for (var start = 0; start < order.Length; start += _options.BatchSize)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            TrainBatch(
                order.AsMemory(start, Math.Min(_options.BatchSize, order.Length - start)),
                LearningRate(epoch + ((double)start / order.Length)));
        }

        var (loss, correct) = TakeTally();
        return (loss / order.Length, (double)correct / order.Length);
    }

    void TrainBatch(ReadOnlyMemory<int> batch, double learningRate)
    {
        Transform();
        ForEachSlice(slice =>
        {
            _slices[slice].ClearGradients();
            for (var i = slice; i < batch.Length; i += Slices)
            {
                _slices[slice].Learn(_training, batch.Span[i], _effective);
            }
        });
        for (var layer = 0; layer < _learned.Length; layer++)
        {
            var sum = _slices[0].Gradients[layer];
            foreach (var slice in _slices.AsSpan(1))
            {
                Rows.AddScaled(slice.Gradients[layer], 1, sum);
            }

            var mean = sum.AsSpan();
            Scale(mean, 1.0 / batch.Length);
            _optimizers[layer].Step(learningRate, mean, _learned[layer]);
        }
    }

    double? Validate()
    {
        if (_validation is null)
        {
            return null;
        }

        ForEachSlice(slice =>
        {
            for (var i = slice; i < _validation.Count; i += Slices)
            {
                _slices[slice].Test(_validation, i, _effective);
            }
        });
        return (double)TakeTally().Correct / _validation.Count;
    }

    void Transform()
    {
        for (var layer = 0; layer < _learned.Length; layer++)
        {
            _options.WeightTransform.Apply(layer, _learned[layer], _effective[layer]);
        }
    }

    double LearningRate(double epoch) =>
        _options.LearningRate * 0.5 * (1 + DeterministicMath.Cos(Math.PI * epoch / _options.Epochs));

    (double Loss, int Correct) TakeTally()
    {
        var (loss, correct) = (0.0, 0);
        foreach (var slice in _slices)
        {
            var tally = slice.TakeTally();
            loss += tally.Loss;
            correct += tally.Correct;
        }

        return (loss, correct);
    }

    void ForEachSlice(Action<int> work) =>
        Parallel.For(0, Slices, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, work);

    static void Scale(Span<double> values, double factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }
}
