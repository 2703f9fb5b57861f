namespace NeuroChip.Core.Runs;

/// <summary>
/// What one input population receives, tick by tick: (element, value) pairs in ascending order of element. Integers, so that the
/// chip and the float reference see the same input; a spike is 1, a count of spikes n, a constant current a code.
/// </summary>
public sealed class EncodedSample
{
    /// <param name="tickStart">[ticks + 1]; the events of tick t are tickStart[t] … tickStart[t+1]−1.</param>
    /// <param name="elements">[events], in 0…size−1.</param>
    /// <param name="values">[events], or empty where every value is 1.</param>
    /// <param name="valueScale">Real value of a code of 1.</param>
    public EncodedSample(int[] tickStart, int[] elements, int[] values, double valueScale = 1)
    {
        TickStart = tickStart;
        Elements = elements;
        Values = values;
        ValueScale = valueScale;
    }

    public int[] TickStart { get; }

    public int[] Elements { get; }

    public int[] Values { get; }

    public double ValueScale { get; }

    public int Ticks => TickStart.Length - 1;

    public int Events => Elements.Length;

    public ReadOnlySpan<int> ElementsAt(int tick) => Elements.AsSpan(TickStart[tick]..TickStart[tick + 1]);

    /// <summary>Empty where every value is 1.</summary>
    public ReadOnlySpan<int> ValuesAt(int tick) => Values.Length == 0 ? [] : Values.AsSpan(TickStart[tick]..TickStart[tick + 1]);
}
