using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>What one input presents in a batch of samples, laid out as the device reads it, and counted.</summary>
sealed class InputBatch
{
    readonly int _samples, _words, _units;

    /// <param name="signals">[samples] of this input.</param>
    /// <param name="ticks">Ticks of a sample's own time.</param>
    /// <param name="units">Units of the input.</param>
    public InputBatch(IReadOnlyList<EncodedSample> signals, int ticks, int units)
    {
        (_samples, _units) = (signals.Count, units);
        _words = ExecutionPlan.Pad(units) / ProgramText.WideItemNeurons;
        Ones = new uint[checked((ticks + 1) * _samples * _words)];
        Activations = new long[units];
        Spikes = new long[_samples];
        FirstGraded = new int[ticks + 1];
        List<int> places = [], values = [];
        for (var tick = 0; tick < ticks; tick++)
        {
            for (var sample = 0; sample < _samples; sample++)
            {
                if (tick < signals[sample].Ticks)
                {
                    Add(signals[sample], tick, sample, places, values);
                }
            }

            FirstGraded[tick + 1] = places.Count;
        }

        (GradedPlaces, GradedValues) = ([.. places], [.. values]);
    }

    /// <summary>[ticks + 1][samples][words]: masks of spikes of value 1; the last row is empty.</summary>
    public uint[] Ones { get; }

    /// <summary>[ticks + 1][samples][words]: masks of other spikes; null where there are none.</summary>
    public uint[]? Graded { get; private set; }

    /// <summary>Place of each other spike within a row [samples][padded units], tick by tick.</summary>
    public int[] GradedPlaces { get; }

    public int[] GradedValues { get; }

    /// <summary>[ticks + 1]: the other spikes of tick t are FirstGraded[t] … FirstGraded[t+1]−1.</summary>
    public int[] FirstGraded { get; }

    /// <summary>[units]: spikes over all samples, each counting once whatever its value.</summary>
    public long[] Activations { get; }

    /// <summary>[samples]: spikes.</summary>
    public long[] Spikes { get; }

    void Add(EncodedSample signal, int tick, int sample, List<int> places, List<int> values)
    {
        var elements = signal.ElementsAt(tick);
        var carried = signal.ValuesAt(tick);
        var row = (tick * _samples + sample) * _words;
        for (var i = 0; i < elements.Length; i++)
        {
            var value = carried.IsEmpty ? 1 : carried[i];
            if (value == 0)
            {
                continue;
            }

            var unit = elements[i];
            Activations[unit]++;
            Spikes[sample]++;
            var masks = Ones;
            if (value != 1)
            {
                masks = Graded ??= new uint[Ones.Length];
                places.Add(sample * ExecutionPlan.Pad(_units) + unit);
                values.Add(value);
            }

            masks[row + unit / ProgramText.WideItemNeurons] |= 1u << unit;
        }
    }
}
