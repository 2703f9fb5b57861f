using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>A constant current: the value itself, every tick; a code of max stands for 1.0.</summary>
public sealed class ConstantEncoder : StaticEncoder
{
    public override EncodedSample Encode(ReadOnlySpan<byte> values, int maximum, int ticks, int sample)
    {
        using var signal = new SignalBuilder(ticks);
        for (var tick = 0; tick < ticks; tick++)
        {
            for (var element = 0; element < values.Length; element++)
            {
                if (values[element] != 0)
                {
                    signal.Add(element, values[element]);
                }
            }

            signal.EndTick();
        }

        return signal.Build(1.0 / maximum);
    }
}
