namespace NeuroChip.Core.Runs;

/// <summary>Pulses that the devices of a projection got while they learned.</summary>
/// <param name="Up">Potentiating pulses of this run.</param>
/// <param name="Down">Depressing pulses.</param>
/// <param name="ShareUp">Sum over the potentiating pulses of the conductance before and after, in 2^−16 of the nominal window above Gmin: what their energy follows from.</param>
/// <param name="ShareDown">The same of depressing pulses.</param>
/// <param name="Most">Pulses that the most written device has got, earlier runs of the same chip counted in.</param>
/// <param name="MostSource">Source of its synapse within the projection.</param>
/// <param name="MostTarget">Target of its synapse.</param>
/// <param name="WornOut">Devices beyond their endurance.</param>
public readonly record struct DevicePulses(
    long Up, long Down, long ShareUp, long ShareDown, int Most, int MostSource, int MostTarget, long WornOut);
