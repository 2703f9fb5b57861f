namespace NeuroChip.Training.Tests;

public class AdamOptimizerTests
{
    // In the first step the corrected moments are g and g², so the step is the learning rate, whatever the gradient's size.
    [Fact]
    public void Step_First_MovesByTheLearningRate()
    {
        double[] values = [1, 1, 1];
        new AdamOptimizer(3, 0).Step(0.1, [5, -0.01, 0], values);

        values[0].Should().BeApproximately(0.9, 1e-8);
        values[1].Should().BeApproximately(1.1, 1e-6);
        values[2].Should().Be(1);
    }

    // g = 1, then 0: mean .9·.1/(1 − .81) = .09/.19, square .999·.001/(1 − .998001) = .000999/.001999.
    [Fact]
    public void Step_Second_UsesCorrectedMoments()
    {
        double[] values = [0];
        var optimizer = new AdamOptimizer(1, 0);
        optimizer.Step(0.1, [1], values);
        var first = values[0];
        optimizer.Step(0.1, [0], values);

        (first - values[0]).Should().BeApproximately(0.1 * (0.09 / 0.19) / Math.Sqrt(0.000999 / 0.001999), 1e-8);
    }

    [Fact]
    public void Step_WeightDecay_ShrinksWithoutGradient()
    {
        double[] values = [2];
        new AdamOptimizer(1, 0.5).Step(0.1, [0], values);

        values[0].Should().BeApproximately(1.9, 1e-15);
    }
}
