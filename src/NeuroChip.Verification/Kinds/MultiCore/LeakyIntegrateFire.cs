namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>
/// Decay, truncation toward zero to a multiple of 1/64, input, and a spike above the threshold. The decay is one product of doubles, rounded
/// once, which is the same everywhere; scaling by 64 is exact, and so is everything else.
/// </summary>
sealed class LeakyIntegrateFire : ISomaModel
{
    const double Resolution = 64;

    public bool Step(NeuronParameters parameters, ref NeuronState state, double input, int step)
    {
        var decayed = step == 1 ? state.Potential : state.Potential * parameters.LeakDecay;
        state.Potential = Math.Truncate(decayed * Resolution) / Resolution;
        var fires = state.Refractory == 0 && Integrate(parameters, ref state, input);
        state.Refractory = Math.Max(state.Refractory - 1, 0);
        return fires;
    }

    static bool Integrate(NeuronParameters parameters, ref NeuronState state, double input)
    {
        state.Potential += parameters.Bias + input;
        var fires = state.Potential > parameters.Threshold;
        if (fires)
        {
            state = new(parameters.AfterSpike(state.Potential), parameters.RefractoryDelay);
        }

        if (parameters.Saturates)
        {
            state.Potential = Math.Max(state.Potential, parameters.ReverseThreshold);
        }

        return fires;
    }
}
