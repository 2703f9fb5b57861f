using NeuroChip.Core.Random;

namespace NeuroChip.Training;

/// <summary>The order of an epoch: a shuffle (Fisher and Yates) addressed by seed and epoch.</summary>
static class SampleOrder
{
    public static int[] Of(ulong seed, int epoch, int samples)
    {
        var order = new int[samples];
        for (var i = 0; i < samples; i++)
        {
            var other = Philox.Below(i + 1, seed, RandomStream.TrainingOrder, (uint)i, (uint)epoch);
            (order[i], order[other]) = (order[other], i);
        }

        return order;
    }
}
