using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Host.Pipeline;

/// <summary>A cause of lost accuracy that can be taken away while all others stay, on the same manufactured chips.</summary>
/// <param name="Name">For people and for JSON.</param>
/// <param name="Instead">What the chip has in its place.</param>
/// <param name="IsOn">Whether there is anything to take away.</param>
/// <param name="Without">The same chip but for this cause.</param>
sealed record LossCause(string Name, string Instead, Func<ChipConditions, bool> IsOn, Func<ChipConditions, ChipConditions> Without)
{
    /// <summary>In the order in which a weight meets them, from the network to the neuron. What is left out here is in no other place to be added.</summary>
    public static IReadOnlyList<LossCause> All { get; } =
    [
        new("weight bits", "the most bits that the chip stores", HasCoarseWeights, WithMostBits),
        new("programming errors", "levels that are hit exactly", c => c.HasMeasuredErrors || c.Device.ProgrammingSigma > 0, WithoutProgrammingErrors),
        new("stuck cells", "cells that all work", c => c.Device.StuckOff + c.Device.StuckOn + c.Device.StuckRandom > 0, c => c.With(c.Device with { StuckOff = 0, StuckOn = 0, StuckRandom = 0 })),
        new("wear", "cells that were never written", c => c.Device is { Endurance: not null, WritesBefore: > 0 }, c => c.With(c.Device with { WritesBefore = 0 })),
        new("spread of ranges", "cells with the nominal range", c => c.Device.RangeSpread > 0, c => c.With(c.Device with { RangeSpread = 0 })),
        new("drift", "a chip that was just programmed", c => c.AgeSeconds > 0 && c.Device.Retention != RetentionKind.None, c => c with { AgeSeconds = 0 }),
        new("wires", "wires and access transistors without resistance", c => c.Fidelity == Fidelity.IrDrop, c => c with { Fidelity = c.HasMeasuredErrors ? Fidelity.Measured : Fidelity.Statistical }),
        new("cell currents", "cells that are resistors", c => c.Device.CurrentLaw != CellCurrentLaw.Ohmic, c => c.With(c.Device with { CurrentLaw = CellCurrentLaw.Ohmic })),
        new("input converters", "lines that carry values as they are", c => c.Device.InputBits > 0, c => c.With(c.Device with { InputBits = 0 })),
        new("read noise", "reads without noise, those that verify too", c => c.Device.ReadNoise > 0, c => c.With(c.Device with { ReadNoise = 0 })),
        new("output converters", "sums that are read exactly", c => c.Device.ConverterBits > 0, c => c.With(c.Device with { ConverterBits = 0 })),
    ];

    /// <summary>Those with something to take away.</summary>
    public static IReadOnlyList<LossCause> On(ChipConditions chip) => chip.Fidelity == Fidelity.Ideal ? [] : [.. All.Where(cause => cause.IsOn(chip))];

    // Weights that were given as integers have as many bits as they have.
    static bool HasCoarseWeights(ChipConditions chip) => chip.Network?.Projections.Any(projection => projection.FixedPoint is null) == true
        && FewestBits(chip.Profile.Quantization) < MostBits(chip.Profile);

    static int FewestBits(QuantizationSpec quantization)
    {
        var own = quantization.Layers?.Values.Select(layer => layer.WeightBits) ?? [];
        return own.Append(quantization.WeightBits).Min() ?? int.MaxValue;
    }

    // Digits in several cells hold what they hold; a cell by itself could be as fine as one likes.
    static int MostBits(HardwareProfile profile)
    {
        var stored = profile.Crossbar is { Slices: > 1 } crossbar ? crossbar.Slices * crossbar.CellBits : int.MaxValue;
        return Math.Min(8, Math.Min(stored, profile.Synapse.MaxWeightBits));
    }

    static ChipConditions WithMostBits(ChipConditions chip) => chip with
    {
        Profile = chip.Profile with { Quantization = chip.Profile.Quantization with { WeightBits = MostBits(chip.Profile), Layers = null } },
    };

    // A law of one number, which is then 0, in place of the measured one.
    static ChipConditions WithoutProgrammingErrors(ChipConditions chip) =>
        (chip with { Fidelity = chip.Fidelity == Fidelity.Measured ? Fidelity.Statistical : chip.Fidelity })
        .With(chip.Device with { ProgrammingSigma = 0, MeasuredLaw = "", WriteVerify = false });
}
