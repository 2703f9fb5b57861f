using System.Collections.Immutable;
using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>One manufactured and programmed chip, in the integers that the emulator runs.</summary>
public sealed record ProgrammedChip
{
    /// <summary>The image that was programmed where nothing differs from it.</summary>
    public required ChipImage Image { get; init; }

    /// <summary>In the order of projections.</summary>
    public required ImmutableArray<LayerProgramming> Layers { get; init; }

    /// <summary>In the order of the image's cores.</summary>
    public required ImmutableArray<CoreProgramming> Cores { get; init; }

    /// <summary>[units]: conductance that a spike of the unit drives on all cores together, in S.</summary>
    public required double[] UnitSiemens { get; init; }

    public ArrayTally Total => Cores.Aggregate(default(ArrayTally), (sum, core) => sum + core.Tally);
}
