using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.EventDriven;

/// <summary>
/// One neuron of family "event8" with its synapses and the plasticity of ODIN: Brader, Senn and Fusi's rule on weights of 3 bits, event by event.
/// Calcium rises with every spike and leaks at every so many time references; with the membrane it decides whether a synapse on which a spike
/// arrives is strengthened or weakened. The spike acts with the weight before that, and by the flags before that.
/// </summary>
public sealed class SdspNeuron(SdspParameters parameters, IEnumerable<SdspSynapse> synapses)
{
    const int GreatestWeight = 7, GreatestCalcium = 7;

    /// <summary>Bistability drives weights from here on to the upper end.</summary>
    const int UpperHalf = 4;

    readonly SdspSynapse[] _synapses = [.. synapses];

    /// <summary>0…255.</summary>
    public int Potential { get; private set; }

    /// <summary>0…7.</summary>
    public int Calcium { get; private set; }

    /// <summary>Time references since calcium leaked.</summary>
    public int CalciumLeakCount { get; private set; }

    /// <summary>Spikes that arrive now strengthen their synapses.</summary>
    public bool Up { get; private set; }

    /// <summary>Spikes that arrive now weaken their synapses.</summary>
    public bool Down { get; private set; }

    public int Synapses => _synapses.Length;

    public int WeightOf(int synapse) => _synapses[synapse].Weight;

    /// <summary>A spike arrives on the synapse. True: the neuron fires.</summary>
    public bool Spike(int synapse)
    {
        var (weight, mapped, inhibitory) = _synapses[synapse];
        if (mapped || parameters.UpdatesUnmapped)
        {
            _synapses[synapse] = _synapses[synapse] with { Weight = Up ? Stronger(weight) : Down ? Weaker(weight) : weight };
        }

        var acting = mapped || parameters.PropagatesUnmapped ? weight : 0;
        return Integrate(inhibitory ? -acting : acting, calciumLeaks: false);
    }

    /// <summary>True: the neuron fires.</summary>
    public bool TimeReference()
    {
        var leaks = parameters is { CalciumEnabled: true, CalciumLeakPeriod: > 0 } && CalciumLeakCount == parameters.CalciumLeakPeriod - 1;
        if (parameters is { CalciumEnabled: true, CalciumLeakPeriod: > 0 })
        {
            CalciumLeakCount = leaks ? 0 : CalciumLeakCount + 1;
        }

        return Integrate(parameters.LeakEnabled ? -parameters.LeakStrength : 0, leaks);
    }

    /// <summary>The weights that learn move to the nearer end of their range.</summary>
    public void Bistability()
    {
        for (var synapse = 0; synapse < _synapses.Length; synapse++)
        {
            var (weight, mapped, _) = _synapses[synapse];
            if (mapped || parameters.UpdatesUnmapped)
            {
                _synapses[synapse] = _synapses[synapse] with { Weight = weight >= UpperHalf ? Stronger(weight) : Weaker(weight) };
            }
        }
    }

    bool Integrate(int change, bool calciumLeaks)
    {
        var potential = new Lane1(Potential);
        var fires = Event8.Fire(ref potential, new Lane1(change), new Lane1(parameters.Threshold)).Value != 0;
        Potential = potential.Value;
        if (parameters.CalciumEnabled && fires != calciumLeaks)
        {
            Calcium = Math.Clamp(Calcium + (fires ? 1 : -1), 0, GreatestCalcium);
        }

        var (first, second, third) = parameters.CalciumThresholds;
        var high = Potential >= parameters.MembraneThreshold;
        Up = parameters.CalciumEnabled && high && Calcium >= first && Calcium < third;
        Down = parameters.CalciumEnabled && !high && Calcium >= first && Calcium < second;
        return fires;
    }

    static int Stronger(int weight) => Math.Min(GreatestWeight, weight + 1);

    static int Weaker(int weight) => Math.Max(0, weight - 1);
}
