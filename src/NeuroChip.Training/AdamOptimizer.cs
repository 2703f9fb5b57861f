namespace NeuroChip.Training;

/// <summary>Adam (Kingma and Ba, ICLR 2015) with decoupled weight decay (Loshchilov and Hutter, ICLR 2019), for one array of weights.</summary>
sealed class AdamOptimizer(int weights, double weightDecay)
{
    const double MeanDecay = 0.9, SquareDecay = 0.999, Epsilon = 1e-8;

    readonly double[] _mean = new double[weights];
    readonly double[] _square = new double[weights];
    double _meanBias = 1, _squareBias = 1;

    public void Step(double learningRate, ReadOnlySpan<double> gradients, Span<double> values)
    {
        _meanBias *= MeanDecay;
        _squareBias *= SquareDecay;
        var meanScale = 1 / (1 - _meanBias);
        var squareScale = 1 / (1 - _squareBias);
        var keep = 1 - (learningRate * weightDecay);
        for (var i = 0; i < values.Length; i++)
        {
            var gradient = gradients[i];
            _mean[i] = (MeanDecay * _mean[i]) + ((1 - MeanDecay) * gradient);
            _square[i] = (SquareDecay * _square[i]) + ((1 - SquareDecay) * gradient * gradient);
            var step = _mean[i] * meanScale / (Math.Sqrt(_square[i] * squareScale) + Epsilon);
            values[i] = (values[i] * keep) - (learningRate * step);
        }
    }
}
