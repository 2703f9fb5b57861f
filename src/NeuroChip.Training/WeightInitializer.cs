using NeuroChip.Core.Random;

namespace NeuroChip.Training;

/// <summary>Uniform in ±1/√inputs, addressed by layer and place.</summary>
static class WeightInitializer
{
    public static double[] Create(ulong seed, int layer, int inputs, int neurons)
    {
        var range = 1 / Math.Sqrt(inputs);
        var weights = new double[inputs * neurons];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = ((2 * Philox.Uniform(seed, RandomStream.TrainingInitialisation, (uint)i, (uint)layer)) - 1) * range;
        }

        return weights;
    }
}
