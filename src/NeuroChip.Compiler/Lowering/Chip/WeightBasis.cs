using System.Collections.Immutable;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>
/// Weights of the few types of axons of which all weights of a range are sums, with at most so many axons of a type for one weight. Places of a number system with the
/// digits 0 … count each, the largest number taken away again by the last type where weights have both signs: 1, 2, 4, −8 for −8 … 7.
/// </summary>
/// <param name="Weights">[types] ascending by magnitude.</param>
/// <param name="Counts">[types] most axons of the type for one weight.</param>
sealed record WeightBasis(ImmutableArray<int> Weights, ImmutableArray<int> Counts)
{
    /// <summary>Most axons that one source needs.</summary>
    public int Axons => Counts.Sum();

    /// <summary>The basis with the fewest axons; null where the types do not suffice for any.</summary>
    /// <param name="types">Types of axons of a core, 1 or more.</param>
    /// <param name="least">Smallest weight.</param>
    /// <param name="greatest">Largest weight.</param>
    /// <param name="largest">Largest magnitude of the weight of a type.</param>
    public static WeightBasis? For(int types, int least, int greatest, int largest)
    {
        if (least >= 0)
        {
            return Places(types, greatest + 1, largest, 1);
        }

        if (greatest <= 0)
        {
            return Places(types, -least + 1, largest, -1);
        }

        WeightBasis? best = null;
        for (var negatives = 1; types > 1 && negatives <= -least; negatives++)
        {
            var size = Math.Max(greatest + 1, (-least + negatives - 1) / negatives);
            var places = Places(types - 1, size, largest, 1);
            if (places is not null && size <= largest && (best is null || places.Axons + negatives < best.Axons))
            {
                best = new WeightBasis(places.Weights.Add(-size), places.Counts.Add(negatives));
            }
        }

        return best;
    }

    /// <summary>[types] axons of each type whose weights add up to a weight of the range.</summary>
    public int[] Digits(int weight)
    {
        var digits = new int[Weights.Length];
        var (last, sign) = (Weights.Length - 1, Math.Sign(Weights[0]));
        if (Math.Sign(Weights[last]) != sign && weight < 0)
        {
            digits[last] = (-weight - Weights[last] - 1) / -Weights[last];
            weight -= digits[last] * Weights[last];
        }

        weight *= sign;
        for (var type = last; type >= 0; type--)
        {
            if (Math.Sign(Weights[type]) == sign)
            {
                digits[type] = Math.Min(Counts[type], weight / Math.Abs(Weights[type]));
                weight -= digits[type] * Math.Abs(Weights[type]);
            }
        }

        return digits;
    }

    // The smallest digit grows first: for a sum of digits, their number of values is largest where they are equal.
    static WeightBasis? Places(int types, int values, int largest, int sign)
    {
        var counts = new int[types];
        while (counts.Aggregate(1L, (product, count) => product * (count + 1)) < values)
        {
            counts[Array.IndexOf(counts, counts.Min())]++;
        }

        var weights = new List<int>();
        var next = 1L;
        foreach (var count in counts.Where(count => count > 0))
        {
            if (next > largest)
            {
                return null;
            }

            weights.Add((int)next * sign);
            next *= count + 1;
        }

        return new WeightBasis([.. weights], [.. counts.Where(count => count > 0)]);
    }
}
