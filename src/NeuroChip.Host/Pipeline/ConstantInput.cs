using NeuroChip.Core.Runs;

namespace NeuroChip.Host.Pipeline;

/// <summary>One sample in which every input element receives the same real value in every tick, as the code 1.</summary>
sealed class ConstantInput(int[] sizes, int ticks, double value) : ISampleSource
{
    public int Count => 1;

    public int Ticks => ticks;

    public EncodedSample[] Encode(int sample) => [.. sizes.Select(Signal)];

    public int Label(int sample) => -1;

    EncodedSample Signal(int size)
    {
        var starts = new int[ticks + 1];
        var elements = new int[ticks * size];
        for (var tick = 0; tick < ticks; tick++)
        {
            starts[tick + 1] = (tick + 1) * size;
            for (var element = 0; element < size; element++)
            {
                elements[(tick * size) + element] = element;
            }
        }

        return new EncodedSample(starts, elements, [], value);
    }
}
