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
        var accumulators = ArrayPool<int>.Shared.Rent(values.Length);
        accumulators.AsSpan(0, values.Length).Fill((maximum - 1) / 2);
        for (var tick = 0; tick < ticks; tick++)
        {
            for (var element = 0; element < values.Length; element++)
            {
                var charge = accumulators[element] + values[element];
                if (charge >= maximum)
                {
                    charge -= maximum;
                    signal.Add(element);
                }

                accumulators[element] = charge;
            }

            signal.EndTick();
        }

        ArrayPool<int>.Shared.Return(accumulators);
        return signal.Build();
    }
}
