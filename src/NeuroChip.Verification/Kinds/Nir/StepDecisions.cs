namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>The output with most spikes so far, lowest index on a tie, after chosen numbers of steps of every sample.</summary>
/// <param name="population">The population that is read.</param>
/// <param name="after">Ascending numbers of steps; empty: nothing is recorded.</param>
sealed class StepDecisions(int population, int outputs, int samples, int[] after)
{
    readonly int[] _counts = new int[after.Length == 0 ? 0 : samples * outputs];
    readonly int[][] _leaders = [.. after.Select(_ => new int[samples])];

    /// <summary>[samples] leading output after <paramref name="steps"/> steps.</summary>
    public int[] After(int steps) => _leaders[Array.IndexOf(after, steps)];

    /// <summary>Called once for each step, from the thread that runs the sample.</summary>
    public void Observe(int sample, int step, int index, ReadOnlySpan<double> spikes)
    {
        if (index != population || after.Length == 0)
        {
            return;
        }

        var counts = _counts.AsSpan(sample * outputs, outputs);
        for (var output = 0; output < outputs; output++)
        {
            counts[output] += (int)spikes[output];
        }

        if (Array.IndexOf(after, step + 1) is >= 0 and var place)
        {
            _leaders[place][sample] = Leader(counts);
        }
    }

    static int Leader(ReadOnlySpan<int> counts)
    {
        var best = 0;
        for (var output = 1; output < counts.Length; output++)
        {
            best = counts[output] > counts[best] ? output : best;
        }

        return best;
    }
}
