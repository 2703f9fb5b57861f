using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;

namespace NeuroChip.Emulator.Tests.Images;

/// <summary>Samples given as spike lists.</summary>
/// <param name="ticks">Ticks of a sample.</param>
/// <param name="samples">[samples][inputs].</param>
public sealed class TestSamples(int ticks, EncodedSample[][] samples) : ISampleSource
{
    public int Count => samples.Length;

    public int Ticks => ticks;

    public EncodedSample[] Encode(int sample) => samples[sample];

    public int Label(int sample) => -1;

    /// <summary>One input, one sample: the units that spike in each tick, with value 1.</summary>
    public static TestSamples Spikes(params int[][] unitsByTick) =>
        new(unitsByTick.Length, [[Encode([.. unitsByTick.Select(units => units.Select(u => (u, 1)).ToArray())])]]);

    /// <summary>(unit, value) pairs in each tick.</summary>
    public static EncodedSample Encode((int Unit, int Value)[][] byTick)
    {
        var start = new int[byTick.Length + 1];
        for (var tick = 0; tick < byTick.Length; tick++)
        {
            start[tick + 1] = start[tick] + byTick[tick].Length;
        }

        var events = byTick.SelectMany(events => events).ToArray();
        return new(start, [.. events.Select(e => e.Unit)], events.All(e => e.Value == 1) ? [] : [.. events.Select(e => e.Value)]);
    }

    /// <summary>Every unit spikes in a tick with a probability of one in <paramref name="oneIn"/>, with a value of 1 to <paramref name="values"/>.</summary>
    public static TestSamples Random(int samples, int ticks, int[] inputs, int oneIn, int values, ulong seed)
    {
        var all = new EncodedSample[samples][];
        for (var sample = 0; sample < samples; sample++)
        {
            all[sample] = new EncodedSample[inputs.Length];
            for (var input = 0; input < inputs.Length; input++)
            {
                var number = (uint)(sample * inputs.Length + input);
                all[sample][input] = Encode([.. Enumerable.Range(0, ticks).Select(tick => Enumerable.Range(0, inputs[input])
                    .Where(unit => Draw(oneIn, seed, number, tick, unit) == 0)
                    .Select(unit => (unit, 1 + Draw(values, seed + 1, number, tick, unit)))
                    .ToArray())]);
            }
        }

        return new(ticks, all);
    }

    static int Draw(int below, ulong seed, uint sample, int tick, int unit) =>
        Philox.Below(below, seed, RandomStream.InputEncoding, sample, (uint)tick, (uint)unit);
}
