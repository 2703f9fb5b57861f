using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>
/// The sample as recorded: its first axis is time, one step per tick; a value n is n spikes. Steps beyond the ticks are dropped; ticks
/// beyond the steps are empty.
/// </summary>
/// <param name="steps">Length of the samples' first axis.</param>
public sealed class DirectEncoder(int steps) : IValueEncoder
{
    public Shape InputShape(Shape sample) => new(sample.Axes[1..]);

    public int DefaultTicks(Shape sample) => steps;

    public EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample)
    {
        using var signal = new SignalBuilder(ticks);
        var size = values.Length / steps;
        for (var tick = 0; tick < Math.Min(ticks, steps); tick++)
        {
            var row = values.Slice(tick * size, size);
            for (var element = 0; element < size; element++)
            {
                if (row[element] != 0)
                {
                    signal.Add(element, row[element]);
                }
            }

            signal.EndTick();
        }

        return signal.Build();
    }
}
