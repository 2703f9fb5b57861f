using System.Collections.Immutable;

namespace NeuroChip.Core.Images;

/// <summary>
/// The devices of a block whose weights learn by pulses. All arrays are [devices of a synapse × synapses]: first the first device of every synapse, in the
/// order of the block's codes.
/// </summary>
public sealed record DeviceCells
{
    /// <summary>Share of the device's own window, 0 … 2^<see cref="PlasticDevices.StateBits"/>.</summary>
    public required ImmutableArray<int> States { get; init; }

    /// <summary>Lowest conductance, and window, of each device as manufactured, in 2^−<see cref="PlasticDevices.ShareBits"/> of the nominal window above the nominal Gmin; a window of 0: stuck.</summary>
    public required ImmutableArray<int> Floors { get; init; }

    /// <inheritdoc cref="Floors"/>
    public required ImmutableArray<int> Spans { get; init; }

    /// <summary>Size of the steps of each device relative to the law, in 2^−<see cref="PlasticDevices.FactorBits"/>.</summary>
    public required ImmutableArray<int> FactorsUp { get; init; }

    /// <inheritdoc cref="FactorsUp"/>
    public required ImmutableArray<int> FactorsDown { get; init; }

    /// <summary>Pulses that each device has got, of both directions.</summary>
    public required ImmutableArray<int> Pulses { get; init; }
}
