using System.Collections.Immutable;

namespace NeuroChip.Host.Tuning;

/// <summary>
/// The fewest bits of the weights that keep the accuracy, for each layer by itself. First all layers together, from the most bits down to the fewest:
/// the smallest common width that is good enough is where the second part starts. Then one layer at a time loses a bit, the layer with most synapses first,
/// as long as the accuracy is good enough; rounds go on until none can lose any. Nothing says that this is the best of all combinations, but every step is a run that
/// was made, and no single layer of the result can lose another bit.
/// </summary>
/// <param name="synapses">[layers].</param>
/// <param name="isGoodEnough">Runs the network with these bits, [layers].</param>
sealed class BitWidthSearch(IReadOnlyList<long> synapses, int leastBits, int mostBits, Func<ImmutableArray<int>, bool> isGoodEnough)
{
    /// <summary>The smallest common width that is good enough; null where not even the largest is.</summary>
    public ImmutableArray<int>? Uniform()
    {
        // Accuracy may dip and recover on the way down, so every width is looked at.
        ImmutableArray<int>? smallest = null;
        for (var bits = mostBits; bits >= leastBits; bits--)
        {
            ImmutableArray<int> all = [.. Enumerable.Repeat(bits, synapses.Count)];
            smallest = isGoodEnough(all) ? all : smallest;
        }

        return smallest;
    }

    /// <summary>Fewer bits for single layers, from widths that are good enough.</summary>
    public ImmutableArray<int> Mixed(ImmutableArray<int> start)
    {
        int[] largestFirst = [.. Enumerable.Range(0, synapses.Count).OrderByDescending(layer => synapses[layer]).ThenBy(layer => layer)];
        var best = start;
        bool lowered;
        do
        {
            lowered = false;
            foreach (var layer in largestFirst.Where(layer => best[layer] > leastBits))
            {
                var fewer = best.SetItem(layer, best[layer] - 1);
                if (isGoodEnough(fewer))
                {
                    (best, lowered) = (fewer, true);
                }
            }
        }
        while (lowered);
        return best;
    }
}
