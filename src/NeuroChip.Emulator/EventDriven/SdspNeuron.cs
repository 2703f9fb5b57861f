using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.EventDriven;

/// <summary>
/// One neuron of family "event8-sdsp" with its synapses, event by event: the plasticity of ODIN, Brader, Senn and Fusi's rule on weights of 3 bits. A
/// spike acts with the weight before it, and changes the weight by the flags before it.
/// </summary>
public sealed class SdspNeuron(SdspParameters parameters, IEnumerable<SdspSynapse> synapses)
{
    readonly SdspSynapse[] _synapses = [.. synapses];
    readonly int[] _states = new int[Event8Sdsp.Shape.States.Length];
    readonly int[] _parameters = ParametersOf(parameters);

    /// <summary>0…255.</summary>
    public int Potential => _states[Event8.Membrane];

    /// <summary>0…7.</summary>
    public int Calcium => _states[Event8Sdsp.Calcium];

    /// <summary>Time references since calcium leaked.</summary>
    public int CalciumLeakCount => _states[Event8Sdsp.LeakCount];

    /// <summary>Spikes that arrive now strengthen their synapses.</summary>
    public bool Up => _states[Event8Sdsp.Up] != 0;

    /// <summary>Spikes that arrive now weaken their synapses.</summary>
    public bool Down => _states[Event8Sdsp.Down] != 0;

    public int Synapses => _synapses.Length;

    public int WeightOf(int synapse) => _synapses[synapse].Weight;

    /// <summary>A spike arrives on the synapse. True: the neuron fires.</summary>
    public bool Spike(int synapse)
    {
        var (weight, mapped, inhibitory) = _synapses[synapse];
        if (mapped || parameters.UpdatesUnmapped)
        {
            _synapses[synapse] = _synapses[synapse] with { Weight = Up ? SdspWeights.Stronger(weight) : Down ? SdspWeights.Weaker(weight) : weight };
        }

        var acting = mapped || parameters.PropagatesUnmapped ? weight : 0;
        var soma = Soma();
        return Event8Sdsp.Integrate(ref soma, new Lane1(inhibitory ? -acting : acting), calciumLeaks: default(Lane1)).Value != 0;
    }

    /// <summary>True: the neuron fires.</summary>
    public bool TimeReference()
    {
        var soma = Soma();
        return default(Event8Sdsp).Step<Lane1, SingleSoma>(ref soma).Spike.Value != 0;
    }

    /// <summary>The weights that learn move to the nearer end of their range.</summary>
    public void Bistability()
    {
        for (var synapse = 0; synapse < _synapses.Length; synapse++)
        {
            var (weight, mapped, _) = _synapses[synapse];
            if (mapped || parameters.UpdatesUnmapped)
            {
                _synapses[synapse] = _synapses[synapse] with { Weight = SdspWeights.Bistable(weight) };
            }
        }
    }

    SingleSoma Soma() => new(_parameters, _states, stride: 1, neuron: 0);

    static int[] ParametersOf(SdspParameters given)
    {
        var slots = new int[Event8Sdsp.Shape.Parameters];
        slots[Event8.Threshold] = given.Threshold;
        slots[Event8.Leak] = given.LeakEnabled ? given.LeakStrength : 0;
        slots[Event8Sdsp.Enabled] = given.CalciumEnabled ? -1 : 0;
        slots[Event8Sdsp.MembraneThreshold] = given.MembraneThreshold;
        (slots[Event8Sdsp.FirstCalcium], slots[Event8Sdsp.SecondCalcium], slots[Event8Sdsp.ThirdCalcium]) = given.CalciumThresholds;
        slots[Event8Sdsp.LeakPeriod] = given.CalciumLeakPeriod;
        return slots;
    }
}
