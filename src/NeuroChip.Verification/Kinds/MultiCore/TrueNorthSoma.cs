namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>A constant leak against the sign of the potential, input, and a spike at the threshold or above.</summary>
sealed class TrueNorthSoma : ISomaModel
{
    public bool Step(NeuronParameters parameters, ref NeuronState state, double input, int step)
    {
        // A leak larger than the potential carries it past zero; a potential of zero does not leak.
        var leak = state.Potential > 0 ? -parameters.Leak : state.Potential < 0 ? parameters.Leak : 0;
        state.Potential += leak + parameters.Bias + input;
        if (state.Potential >= parameters.Threshold)
        {
            state.Potential = parameters.AfterSpike(state.Potential);
            return true;
        }

        if (parameters.Saturates)
        {
            state.Potential = Math.Max(state.Potential, parameters.ReverseThreshold);
        }

        return false;
    }
}
