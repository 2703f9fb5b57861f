using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>What one input presents in a batch of samples, laid out as the device reads it, and counted.</summary>
sealed class InputBatch
{
    readonly IReadOnlyList<EncodedSample> _signals;
    readonly List<GradedSpike>[] _graded;
    readonly int _ticks, _words, _stride;

    /// <param name="signals">[samples] of this input.</param>
    /// <param name="ticks">Ticks of a sample's own time.</param>
    /// <param name="units">Units of the input.</param>
    /// <param name="threads">Threads that lay samples out.</param>
    public InputBatch(IReadOnlyList<EncodedSample> signals, int ticks, int units, int threads)
    {
        (_signals, _ticks, _stride) = (signals, ticks, ExecutionPlan.Pad(units));
        _words = _stride / ProgramText.WideItemNeurons;
        Ones = new uint[checked((ticks + 1) * signals.Count * _words)];
        Graded = signals.Any(signal => signal.Values.AsSpan().ContainsAnyExcept(0, 1)) ? new uint[Ones.Length] : null;
        Activations = new long[units];
        Spikes = new long[signals.Count];
        FirstGraded = new int[ticks + 1];
        _graded = [.. signals.Select(_ => new List<GradedSpike>())];
        SampleWorkers.Run(signals.Count, new() { Threads = threads }, () => new Worker(this));
        (GradedPlaces, GradedValues) = SortByTick();
    }

    /// <summary>[ticks + 1][samples][words]: masks of spikes of value 1; the last row is empty.</summary>
    public uint[] Ones { get; }

    /// <summary>[ticks + 1][samples][words]: masks of other spikes; null where there are none.</summary>
    public uint[]? Graded { get; }

    /// <summary>Place of each other spike within a row [samples][padded units], tick by tick.</summary>
    public int[] GradedPlaces { get; }

    public int[] GradedValues { get; }

    /// <summary>[ticks + 1]: the other spikes of tick t are FirstGraded[t] … FirstGraded[t+1]−1.</summary>
    public int[] FirstGraded { get; }

    /// <summary>[units]: spikes over all samples, each counting once whatever its value.</summary>
    public long[] Activations { get; }

    /// <summary>[samples]: spikes.</summary>
    public long[] Spikes { get; }

    (int[] Places, int[] Values) SortByTick()
    {
        foreach (var spike in _graded.SelectMany(spikes => spikes))
        {
            FirstGraded[spike.Tick + 1]++;
        }

        for (var tick = 0; tick < _ticks; tick++)
        {
            FirstGraded[tick + 1] += FirstGraded[tick];
        }

        var next = FirstGraded.AsSpan(0, _ticks).ToArray();
        int[] places = new int[FirstGraded[_ticks]], values = new int[places.Length];
        foreach (var spike in _graded.SelectMany(spikes => spikes))
        {
            var place = next[spike.Tick]++;
            (places[place], values[place]) = (spike.Place, spike.Value);
        }

        return (places, values);
    }

    readonly record struct GradedSpike(int Tick, int Place, int Value);

    /// <summary>Samples write to words of their own; what all share is added up at the end.</summary>
    sealed class Worker(InputBatch batch) : ISampleWorker
    {
        readonly long[] _activations = new long[batch.Activations.Length];

        public void Run(int position)
        {
            var signal = batch._signals[position];
            for (var tick = 0; tick < Math.Min(batch._ticks, signal.Ticks); tick++)
            {
                Add(position, tick, signal.ElementsAt(tick), signal.ValuesAt(tick));
            }
        }

        public void Finish()
        {
            lock (batch._graded)
            {
                for (var unit = 0; unit < _activations.Length; unit++)
                {
                    batch.Activations[unit] += _activations[unit];
                }
            }
        }

        void Add(int sample, int tick, ReadOnlySpan<int> elements, ReadOnlySpan<int> values)
        {
            var row = ((tick * batch._signals.Count) + sample) * batch._words;
            for (var i = 0; i < elements.Length; i++)
            {
                var value = values.IsEmpty ? 1 : values[i];
                if (value == 0)
                {
                    continue;
                }

                var unit = elements[i];
                _activations[unit]++;
                batch.Spikes[sample]++;
                var masks = batch.Ones;
                if (value != 1)
                {
                    masks = batch.Graded!;
                    batch._graded[sample].Add(new(tick, (sample * batch._stride) + unit, value));
                }

                masks[row + (unit / ProgramText.WideItemNeurons)] |= 1u << unit;
            }
        }
    }
}
