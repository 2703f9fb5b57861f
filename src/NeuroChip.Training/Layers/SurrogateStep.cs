namespace NeuroChip.Training.Layers;

/// <summary>
/// A spike where v &gt; 1; backward the fast sigmoid 1/(1 + slope·|v − 1|)² (Zenke and Ganguli, Neural Computation 30, 2018).
/// </summary>
readonly struct SurrogateStep(double slope) : ISpikeFunction
{
    public double Output(double potential) => potential > 1 ? 1 : 0;

    public double Derivative(double potential)
    {
        var root = 1 + (slope * Math.Abs(potential - 1));
        return 1 / (root * root);
    }
}
