using NeuroChip.Core.Runs;

namespace NeuroChip.Training.Layers;

/// <summary>Dense LIF layers one above the other, with the traces of one sample at a time.</summary>
sealed class LifStack<TSpike>
    where TSpike : struct, ISpikeFunction
{
    readonly DenseLifLayer<TSpike>[] _layers;
    readonly LayerTrace[] _traces;
    readonly EventTrain _input = new();
    readonly int _ticks;

    /// <param name="sizes">Inputs, then the neurons of each layer.</param>
    public LifStack(IReadOnlyList<int> sizes, int ticks, double decay, TSpike spike)
    {
        _ticks = ticks;
        _layers = new DenseLifLayer<TSpike>[sizes.Count - 1];
        _traces = new LayerTrace[_layers.Length];
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i] = new DenseLifLayer<TSpike>(sizes[i], sizes[i + 1], decay, spike);
            _traces[i] = new LayerTrace(sizes[i + 1], ticks);
        }
    }

    /// <summary>Presents a sample and sums the outputs of the last layer.</summary>
    /// <param name="weights">[layers][inputs × neurons].</param>
    /// <param name="counts">[classes]; overwritten.</param>
    public void Forward(EncodedSample sample, double[][] weights, Span<double> counts)
    {
        Load(sample);
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].Forward(Below(i), weights[i], _traces[i], _ticks);
        }

        counts.Clear();
        for (var tick = 0; tick < _ticks; tick++)
        {
            Rows.AddScaled(_traces[^1].OutputsAt(tick), 1, counts);
        }
    }

    /// <summary>Adds the derivatives by all weights for the sample presented last.</summary>
    /// <param name="countGradients">[classes] derivative of the loss by the summed outputs.</param>
    public void Backward(ReadOnlySpan<double> countGradients, double[][] weights, double[][] weightGradients)
    {
        for (var tick = 0; tick < _ticks; tick++)
        {
            countGradients.CopyTo(_traces[^1].OutputGradientsAt(tick));
        }

        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            _layers[i].Backward(Below(i), weights[i], _traces[i], _ticks, weightGradients[i], i > 0 ? _traces[i - 1] : null);
        }
    }

    EventTrain Below(int layer) => layer == 0 ? _input : _traces[layer - 1].Events;

    void Load(EncodedSample sample)
    {
        _input.Clear();
        for (var tick = 0; tick < _ticks; tick++)
        {
            var elements = tick < sample.Ticks ? sample.ElementsAt(tick) : [];
            var values = tick < sample.Ticks ? sample.ValuesAt(tick) : [];
            for (var i = 0; i < elements.Length; i++)
            {
                _input.Add(elements[i], (values.IsEmpty ? 1 : values[i]) * sample.ValueScale);
            }

            _input.EndTick();
        }
    }
}
