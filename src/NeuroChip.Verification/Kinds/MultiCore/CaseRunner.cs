using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Runs a case step by step, with the emulator's timing and energy.</summary>
sealed class CaseRunner
{
    readonly MultiCoreCase _case;
    readonly NeuronState[] _states;
    readonly TickActivity _activity;
    readonly SimpleTiming _simple;
    readonly DetailedTiming _detailed;
    readonly double _syncSeconds;
    readonly SortedDictionary<(int From, int To), long> _messages = [];
    readonly List<int> _fired = [];
    Arrivals _arrived;
    Arrivals _arriving;
    int _updated;

    public CaseRunner(MultiCoreCase multiCore)
    {
        var chip = multiCore.Chip;
        _case = multiCore;
        _states = [.. multiCore.Parameters.Select((parameters, neuron) => new NeuronState(IsSource(neuron) ? 0 : parameters.InitialPotential, 0))];
        _activity = new(chip.Mesh.Cores);
        _simple = new(chip.Costs);
        _detailed = new(chip.Mesh, chip.Costs, chip.LinkBufferSize);
        _syncSeconds = chip.Sync.Seconds(multiCore.CoreOf.Select(chip.Mesh.TileOf).Distinct().Count());
        _arrived = new(_states.Length);
        _arriving = new(_states.Length);
    }

    /// <summary>Messages of all steps so far by sending and receiving core.</summary>
    public IReadOnlyDictionary<(int From, int To), long> MessagesPerCorePair => _messages;

    /// <summary>Every step in order; to be enumerated once.</summary>
    public IEnumerable<CaseStep> Run()
    {
        for (var step = 1; step <= _case.Steps; step++)
        {
            yield return Advance(step);
        }
    }

    CaseStep Advance(int step)
    {
        _activity.Clear();
        _fired.Clear();
        _updated = 0;

        // Every core sees its neurons in ascending order, however the cores are interleaved here.
        for (var neuron = 0; neuron < _states.Length; neuron++)
        {
            if (IsSource(neuron) ? FireSource(neuron, step) : UpdateNeuron(neuron, step))
            {
                Send(neuron);
            }
        }

        (_arrived, _arriving) = (_arriving, _arrived);
        _arriving.Clear();
        return Measure();
    }

    // A source costs its core nothing but its messages.
    bool FireSource(int neuron, int step)
    {
        var fires = _case.Inputs[neuron].Contains(step);
        _updated += fires ? 1 : 0;
        return fires;
    }

    bool UpdateNeuron(int neuron, int step)
    {
        ref var state = ref _states[neuron];
        var parameters = _case.Parameters[neuron];
        var active = state.Potential != 0 || _arrived.Reached(neuron) || parameters.Bias != 0;
        var fires = _case.Model.Step(parameters, ref state, _arrived.Sum(neuron), step);
        _activity.Work(_case.CoreOf[neuron], fires ? SomaWork.Fired : active ? SomaWork.Updated : SomaWork.Idle);
        _updated += fires || active ? 1 : 0;
        return fires;
    }

    void Send(int neuron)
    {
        _fired.Add(neuron);
        var core = _case.CoreOf[neuron];
        foreach (var destination in _case.Synapses.DestinationsOf(neuron))
        {
            _activity.Send(neuron, core, destination.Core, rows: 1, destination.Synapses);
            _messages[(core, destination.Core)] = _messages.GetValueOrDefault((core, destination.Core)) + 1;
        }

        foreach (var synapse in _case.Synapses.Of(neuron))
        {
            _arriving.Add(synapse);
        }
    }

    CaseStep Measure()
    {
        var events = TickEvents.Of(_activity, _case.Chip.Mesh);
        return new(
            [.. _fired],
            _updated,
            events,
            TickEnergy.Of(events, _case.Chip.Costs),
            _simple.Seconds(_activity.Loads) + _syncSeconds,
            _detailed.Seconds(_activity) + _syncSeconds,
            [.. _states.Select(state => state.Potential)]);
    }

    bool IsSource(int neuron) => _case.Inputs.ContainsKey(neuron);
}
