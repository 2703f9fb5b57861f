using NeuroChip.Reference.Running;

namespace NeuroChip.Reference.Neurons;

/// <summary>One step of a population.</summary>
abstract class Soma
{
    /// <summary>Updates the state from the step's summed input and emits outputs.</summary>
    public abstract void Step(ReadOnlySpan<double> input, PopulationState state);
}

/// <summary>A chain of at most two filters, synapse and membrane, and a rule that turns the membrane into outputs.</summary>
/// <param name="synapse">Filter of the current; null where the membrane takes the input itself.</param>
/// <param name="previousCurrent">True: the membrane sees the current before its update.</param>
/// <param name="refractoryTicks">Steps after a spike during which the membrane is held and does not fire.</param>
sealed class Soma<TOutput>(LinearFilter? synapse, LinearFilter membrane, bool previousCurrent, int refractoryTicks, TOutput output) : Soma
    where TOutput : struct, IOutputRule
{
    public override void Step(ReadOnlySpan<double> input, PopulationState state)
    {
        if (synapse is null)
        {
            StepMembrane(input, state);
        }
        else if (previousCurrent)
        {
            StepMembrane(state.Current, state);
            synapse.Step(input, state.Current);
        }
        else
        {
            synapse.Step(input, state.Current);
            StepMembrane(state.Current, state);
        }
    }

    void StepMembrane(ReadOnlySpan<double> drive, PopulationState state)
    {
        if (refractoryTicks > 0)
        {
            StepHolding(drive, state);
            return;
        }

        var potential = state.Potential;
        membrane.Step(drive, potential);
        for (var n = 0; n < potential.Length; n++)
        {
            var sent = output.Fire(n, ref potential[n]);
            if (sent != 0)
            {
                state.Emit(n, sent);
            }
        }
    }

    void StepHolding(ReadOnlySpan<double> drive, PopulationState state)
    {
        var potential = state.Potential;
        for (var n = 0; n < potential.Length; n++)
        {
            if (state.Hold[n] > 0)
            {
                state.Hold[n]--;
                continue;
            }

            membrane.Step(n, drive[n], ref potential[n]);
            var sent = output.Fire(n, ref potential[n]);
            if (sent != 0)
            {
                state.Emit(n, sent);
                state.Hold[n] = refractoryTicks;
            }
        }
    }
}
