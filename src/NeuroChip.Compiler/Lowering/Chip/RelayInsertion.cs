using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>
/// Cuts the inputs of every neuron of a population into parts that fit a core. The positive and the negative weights of each part end in a relay of their own, which
/// adds them up and fires once for every threshold that it has received; the neuron gets plus or minus a threshold for that. What a relay has not yet passed on is
/// the error: less than a threshold each where resets subtract.
/// </summary>
sealed class RelayInsertion
{
    const int Positive = 0, Negative = 1;

    readonly LoweredNetwork _network;
    readonly AddedNeurons _neurons;
    readonly LoweredPopulation _population;
    readonly int[] _incoming;
    readonly int[] _inputs;
    readonly int[] _parts;
    readonly int[] _relays;
    readonly int _target;
    int _count;

    /// <param name="network">The network.</param>
    /// <param name="neurons">Neurons of the chip.</param>
    /// <param name="target">Index of the population whose inputs are too many.</param>
    /// <param name="largest">Synapses of one relay.</param>
    public RelayInsertion(LoweredNetwork network, AddedNeurons neurons, int target, int largest)
    {
        (_network, _neurons, _target) = (network, neurons, target);
        _population = network.Populations[target];
        _incoming = [.. Enumerable.Range(0, network.Projections.Length).Where(p => network.Projections[p].Target == target)];
        _inputs = [.. Enumerable.Range(0, _population.Count).Select(n => _incoming.Sum(p => network.Projections[p].Synapses.TargetStart[n + 1] - network.Projections[p].Synapses.TargetStart[n]))];
        _parts = [.. _inputs.Select(inputs => (inputs + largest - 1) / largest)];
        _relays = new int[2 * _population.Count * _parts.Max()];
    }

    /// <param name="retiming">With a tick put into every projection that ends in the population.</param>
    /// <param name="name">Of the relays.</param>
    public LoweredNetwork Run(Retiming retiming, string name)
    {
        Number();
        var retimed = NetworkEdit.Retimed(_network, retiming);
        var redirected = _incoming.Select(p => Redirected(p, retimed.Projections[p])).ToArray();
        var threshold = _neurons.RelayThreshold(LargestSum(redirected));
        var blank = new LoweredPopulation
        {
            Name = name,
            Shape = new Shape(_count),
            FirstUnit = _network.Units,
            FirstTick = retimed.Populations[_target].FirstTick - 1,
        };
        var relays = _neurons.Relays(blank, threshold);
        var projections = retimed.Projections.ToBuilder();
        for (var i = 0; i < _incoming.Length; i++)
        {
            projections[_incoming[i]] = redirected[i];
        }

        projections.Add(new LoweredProjection
        {
            Name = $"{name}->{_population.Name}",
            SourceFirstUnit = relays.FirstUnit,
            SourceCount = _count,
            Target = _target,
            Synapses = Sums(threshold),
            MaxSourceValue = _neurons.MaxSpikes(relays),
            FixedPoint = _neurons.Weights,
        });
        return retimed with { Populations = retimed.Populations.Add(relays), Projections = projections.ToImmutable() };
    }

    // Part by part, so that neighbours share their inputs; −1 where a part has no weights of a sign.
    void Number()
    {
        Array.Fill(_relays, -1);
        ForEachSynapse((_, _, slot) => _relays[slot] = 0);
        for (var slot = 0; slot < _relays.Length; slot++)
        {
            _relays[slot] = _relays[slot] < 0 ? -1 : _count++;
        }
    }

    int Slot(int part, int neuron, int sign) => (((part * _population.Count) + neuron) * 2) + sign;

    // The projection, the synapse, and the slot of its relay, neuron by neuron. Weights of 0 need none.
    void ForEachSynapse(Action<int, int, int> visit)
    {
        for (var neuron = 0; neuron < _population.Count; neuron++)
        {
            var input = 0L;
            foreach (var p in _incoming)
            {
                var synapses = _network.Projections[p].Synapses;
                for (var s = synapses.TargetStart[neuron]; s < synapses.TargetStart[neuron + 1]; s++, input++)
                {
                    if (synapses.Weights[s] != 0)
                    {
                        var part = (int)(input * _parts[neuron] / _inputs[neuron]);
                        visit(p, s, Slot(part, neuron, synapses.Weights[s] > 0 ? Positive : Negative));
                    }
                }
            }
        }
    }

    LoweredProjection Redirected(int index, LoweredProjection projection)
    {
        var start = new int[_count + 1];
        ForEachSynapse((p, _, slot) => start[_relays[slot] + 1] += p == index ? 1 : 0);
        for (var relay = 0; relay < _count; relay++)
        {
            start[relay + 1] += start[relay];
        }

        var next = start[..^1];
        var old = projection.Synapses;
        var list = new SynapseList(start, new int[start[^1]], new double[start[^1]], new byte[start[^1]]);
        ForEachSynapse((p, s, slot) =>
        {
            if (p == index)
            {
                var at = next[_relays[slot]]++;
                (list.Sources[at], list.Weights[at], list.Delays[at]) = (old.Sources[s], Math.Abs(old.Weights[s]), old.Delays[s]);
            }
        });
        return projection with { Target = _network.Populations.Length, Synapses = list };
    }

    double LargestSum(LoweredProjection[] redirected)
    {
        var sums = new double[_count];
        foreach (var projection in redirected)
        {
            for (var relay = 0; relay < _count; relay++)
            {
                foreach (var weight in projection.Synapses.Weights.AsSpan(projection.Synapses.Of(relay)))
                {
                    sums[relay] += weight * projection.MaxSourceValue;
                }
            }
        }

        return sums.DefaultIfEmpty().Max();
    }

    SynapseList Sums(double threshold)
    {
        var start = new int[_population.Count + 1];
        var sources = new List<int>();
        var weights = new List<double>();
        for (var neuron = 0; neuron < _population.Count; neuron++)
        {
            for (var part = 0; part < _parts[neuron]; part++)
            {
                foreach (var sign in (ReadOnlySpan<int>)[Positive, Negative])
                {
                    if (_relays[Slot(part, neuron, sign)] is >= 0 and var relay)
                    {
                        sources.Add(relay);
                        weights.Add(sign == Positive ? threshold : -threshold);
                    }
                }
            }

            start[neuron + 1] = sources.Count;
        }

        return new SynapseList(start, [.. sources], [.. weights], new byte[sources.Count]);
    }
}
