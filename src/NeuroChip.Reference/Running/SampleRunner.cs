using NeuroChip.Core.Runs;
using NeuroChip.Reference.Planning;

namespace NeuroChip.Reference.Running;

/// <summary>Runs one sample after the other on its own state; one for each thread.</summary>
sealed class SampleRunner<TProbe>
    where TProbe : struct, IReferenceProbe
{
    readonly NetworkPlan _plan;
    readonly PopulationState[] _states;
    readonly InputQueue[] _queues;
    readonly OutputTally _outputs;
    readonly TProbe _probe;

    public SampleRunner(NetworkPlan plan, TProbe probe)
    {
        _plan = plan;
        _probe = probe;
        _states = [.. plan.Populations.Select(p => new PopulationState(p.Size))];
        _queues = [.. plan.Populations.Select(p => new InputQueue(p.Drive, p.MaxLatency))];
        _outputs = new OutputTally(plan);
        SpikesByUnit = new long[plan.Units];
    }

    /// <summary>Sums over the samples run here.</summary>
    public long[] SpikesByUnit { get; }

    public SampleResult Run(int sample, EncodedSample[] inputs)
    {
        Reset();
        var populationSpikes = new long[_states.Length];
        for (var step = 0; step < _plan.Ticks; step++)
        {
            foreach (var index in _plan.Order)
            {
                Advance(index, step, inputs);
                populationSpikes[index] += Count(index, step);
                var state = _states[index];
                _probe.Step(sample, step, index, state.Output, _plan.Populations[index].InputPort < 0 ? state.Potential : []);
            }
        }

        return _outputs.Result(_states, populationSpikes);
    }

    void Reset()
    {
        for (var i = 0; i < _states.Length; i++)
        {
            _states[i].Reset();
            _queues[i].Reset();
        }

        _outputs.Reset();
    }

    void Advance(int index, int step, EncodedSample[] inputs)
    {
        var population = _plan.Populations[index];
        var state = _states[index];
        state.BeginStep();
        if (population.InputPort >= 0)
        {
            Present(inputs[population.InputPort], step, state);
        }
        else
        {
            population.Soma.Step(_queues[index].At(step), state);
            _queues[index].Release(step);
        }

        foreach (var connection in population.Outgoing)
        {
            connection.Synapses.Deliver(state, _queues[connection.Target], step, connection.Latency);
        }
    }

    static void Present(EncodedSample input, int step, PopulationState state)
    {
        if (step >= input.Ticks)
        {
            return;
        }

        var elements = input.ElementsAt(step);
        var values = input.ValuesAt(step);
        for (var i = 0; i < elements.Length; i++)
        {
            var value = values.IsEmpty ? 1 : values[i];
            if (value != 0)
            {
                state.Emit(elements[i], value * input.ValueScale);
            }
        }
    }

    long Count(int index, int step)
    {
        var population = _plan.Populations[index];
        if (!population.Spikes)
        {
            return 0;
        }

        var state = _states[index];
        long total = 0;
        foreach (var neuron in state.Active)
        {
            var spikes = population.InputPort >= 0 ? 1 : (long)state.Output[neuron];
            SpikesByUnit[population.FirstUnit + neuron] += spikes;
            _outputs.Add(population.FirstOutput, neuron, spikes, step);
            total += spikes;
        }

        return total;
    }
}
