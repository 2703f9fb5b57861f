using System.Buffers;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>
/// Evenly spaced spikes: an accumulator per element starts at ⌊(max − 1)/2⌋; every tick adds the value; at max or more, max is
/// subtracted and a spike emitted. After n ticks a value v has emitted ⌊(⌊(max − 1)/2⌋ + n·v)/max⌋ spikes.
/// </summary>
public sealed class RateEncoder : StaticEncoder
{
    public override EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample)
    {
        using var signal = new SignalBuilder(ticks);
        var buffer = ArrayPool<int>.Shared.Rent(2 * values.Length);
        var elements = Active(values, buffer);
        var accumulators = buffer.AsSpan(values.Length, elements.Length);
        accumulators.Fill((maximum - 1) / 2);
        for (var tick = 0; tick < ticks; tick++)
        {
            for (var i = 0; i < elements.Length; i++)
            {
                var charge = accumulators[i] + values[elements[i]];
                if (charge >= maximum)
                {
                    charge -= maximum;
                    signal.Add(elements[i]);
                }

                accumulators[i] = charge;
            }

            signal.EndTick();
        }

        ArrayPool<int>.Shared.Return(buffer);
        return signal.Build();
    }

    // Most of an image is background: only elements that can ever spike are visited in every tick.
    static ReadOnlySpan<int> Active(ReadOnlySpan<byte> values, int[] buffer)
    {
        var count = 0;
        for (var element = 0; element < values.Length; element++)
        {
            if (values[element] != 0)
            {
                buffer[count++] = element;
            }
        }

        return buffer.AsSpan(0, count);
    }
}
