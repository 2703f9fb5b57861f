using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>A row of random numbers.</summary>
sealed class Draws(ulong seed)
{
    uint _low, _high;

    public double Uniform() => Philox.Uniform(seed, RandomStream.ConnectionTargets, Next(), _high);

    public int Below(int exclusiveMax) => Philox.Below(exclusiveMax, seed, RandomStream.ConnectionTargets, Next(), _high);

    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    uint Next()
    {
        if (++_low == 0)
        {
            _high++;
        }

        return _low;
    }
}
