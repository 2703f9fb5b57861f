using NeuroChip.Core.Random;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>Random subsets of 0 … n−1 in ascending order, addressed by the neuron that chooses.</summary>
static class RandomChoice
{
    /// <summary>
    /// <paramref name="count"/> distinct numbers below <paramref name="candidates"/>, every subset equally likely (Floyd's method:
    /// one draw for each number chosen, whatever the number of candidates).
    /// </summary>
    public static int[] Distinct(int count, int candidates, ulong seed, int chooser)
    {
        var chosen = new HashSet<int>(count);
        for (var i = 0; i < count; i++)
        {
            var last = candidates - count + i;
            var pick = Philox.Below(last + 1, seed, RandomStream.ConnectionTargets, (uint)chooser, draw: (uint)i);
            if (!chosen.Add(pick))
            {
                chosen.Add(last);
            }
        }

        int[] ascending = [.. chosen];
        Array.Sort(ascending);
        return ascending;
    }

    /// <summary>Skips over independent trials to the next success, so that the cost is in successes.</summary>
    public struct Successes
    {
        const int Bits = 31;

        readonly ulong _seed;
        readonly int _chooser;
        readonly double[] _allFail;
        uint _draws;
        long _next;

        public Successes(double probability, ulong seed, int chooser)
        {
            (_seed, _chooser, _next) = (seed, chooser, -1);
            _allFail = new double[Bits];
            _allFail[0] = 1 - probability;
            for (var bit = 1; bit < Bits; bit++)
            {
                _allFail[bit] = _allFail[bit - 1] * _allFail[bit - 1];
            }
        }

        /// <summary>Index of the next success below <paramref name="trials"/>, or −1.</summary>
        public int Next(int trials)
        {
            _next += 1 + Failures(Philox.Uniform(_seed, RandomStream.ConnectionTargets, (uint)_chooser, draw: _draws++));
            return _next < trials ? (int)_next : -1;
        }

        // The largest m with q^m > u, bit by bit. Multiplications only: a logarithm's last bit would differ between machines.
        readonly long Failures(double uniform)
        {
            long failures = 0;
            var power = 1.0;
            for (var bit = Bits - 1; bit >= 0; bit--)
            {
                var longer = power * _allFail[bit];
                if (longer > uniform)
                {
                    power = longer;
                    failures |= 1L << bit;
                }
            }

            return failures;
        }
    }
}
