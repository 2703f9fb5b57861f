namespace NeuroChip.Core.Networks;

/// <summary>
/// Follows one input element through a chain of stages, stage by stage. Ways that meet between two stages are added up there, so the work is the sum
/// of the stages' synapses and not the product of their fan-outs. Holds buffers: one walker is used by one thread.
/// </summary>
public sealed class ChainScatter(Projection projection)
{
    Signal _signal = new();
    Signal _next = new();

    /// <summary>Every (output, weight, delay) that <paramref name="input"/> reaches; an output may come several times, and all count.</summary>
    /// <param name="input">Element of the first stage's input.</param>
    /// <param name="value">What that element carries; every weight is multiplied by it.</param>
    /// <param name="sink">Receives the synapses in a fixed order.</param>
    public void Scatter<TSink>(int input, double value, ref TSink sink) where TSink : ISynapseSink
    {
        _signal.Clear();
        _signal.Add(input, value, projection.DelayTicks);
        for (var stage = 0; stage < projection.Stages.Length - 1; stage++)
        {
            _next.Clear();
            Pass(projection.Stages[stage], ref _next);
            (_signal, _next) = (_next, _signal);
        }

        // A weight of 0 that learns is a synapse.
        Pass(projection.Stages[^1], ref sink, keepsZeros: projection.Learning is not null);
    }

    void Pass<TSink>(LinearStage stage, ref TSink sink, bool keepsZeros = false) where TSink : ISynapseSink
    {
        var delayed = new DelayedSink<TSink>(ref sink, keepsZeros);
        foreach (var (element, delay, value) in _signal.Entries)
        {
            if (value != 0)
            {
                delayed.Delay = delay;
                stage.Scatter(element, value, ref delayed);
            }
        }
    }

    ref struct DelayedSink<TSink>(ref TSink sink, bool keepsZeros) : ISynapseSink where TSink : ISynapseSink
    {
        readonly ref TSink _sink = ref sink;

        public int Delay { get; set; }

        public readonly void Add(int output, double weight, int delayTicks)
        {
            if (weight != 0 || keepsZeros)
            {
                _sink.Add(output, weight, Delay + delayTicks);
            }
        }
    }

    /// <summary>Values by element and delay, in the order in which they were first met.</summary>
    sealed class Signal : ISynapseSink
    {
        readonly List<(int Element, int Delay, double Value)> _entries = [];
        readonly Dictionary<(int Element, int Delay), int> _index = [];

        public IReadOnlyList<(int Element, int Delay, double Value)> Entries => _entries;

        public void Clear()
        {
            _entries.Clear();
            _index.Clear();
        }

        public void Add(int output, double weight, int delayTicks)
        {
            if (_index.TryGetValue((output, delayTicks), out var at))
            {
                _entries[at] = (output, delayTicks, _entries[at].Value + weight);
                return;
            }

            _index[(output, delayTicks)] = _entries.Count;
            _entries.Add((output, delayTicks, weight));
        }
    }
}
