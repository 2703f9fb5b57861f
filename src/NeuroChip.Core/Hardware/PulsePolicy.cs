namespace NeuroChip.Core.Hardware;

/// <summary>How many pulses a device gets for the change that a learning rule asks for.</summary>
public enum PulsePolicy
{
    /// <summary>As many as the change holds first steps of the device, rounded as weights are.</summary>
    Accumulate,

    /// <summary>As <see cref="Accumulate"/>, but at most one: with stochastic rounding, one with the probability of change over step.</summary>
    Single,

    /// <summary>One in the direction of the change, whatever its size.</summary>
    Sign,
}
